import { spawnSync } from 'node:child_process';
import { findBinary } from './find-binary.ts';
import { type Need, recipes } from './needs.ts';

/** Told to a person as it is: what is missing, and what to do about it. */
export class SystemError extends Error {}

/** As `prepareSystem`, for programs that can't go on without: they end with the sentence. */
export async function ensureSystem(needs: readonly Need[]): Promise<void> {
  try {
    await prepareSystem(needs);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * Makes sure that what the tests need outside npm is there. On Debian, as root or with a sudo that
 * asks for no password, what is missing is installed. Anywhere else it rejects with a SystemError.
 */
export async function prepareSystem(needs: readonly Need[]): Promise<void> {
  const isMissing = (need: Need) => !recipes[need].present();
  const missing = needs.filter(isMissing);
  if (missing.length === 0) return;

  const root = rootPrefix();
  if (!findBinary('apt-get') || !root) throw new SystemError(askToInstall(missing));
  for (const need of missing) install(need, root);

  const stillMissing = missing.filter(isMissing);
  if (stillMissing.length > 0) throw new SystemError(askToInstall(stillMissing));
}

let updated = false;

/** Runs `apt-get update` once a process: a fresh machine has no package lists at all. */
export function updatePackageLists(root: readonly string[] = rootPrefix() ?? []): void {
  if (updated) return;
  const seconds = aptGet(root, ['update']);
  updated = true;
  console.log(`apt-get update: ${seconds} s`);
}

function install(need: Need, root: readonly string[]): void {
  updatePackageLists(root);
  const packages = recipes[need].debian;
  const seconds = aptGet(root, ['install', '-y', '--no-install-recommends', ...packages]);
  console.log(`installed ${packages.join(' ')}: ${seconds} s`);
}

/** What to put before a command to run it as root; undefined where that is not possible. */
function rootPrefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const sudo = findBinary('sudo');
  if (!sudo) return undefined;
  return spawnSync(sudo, ['-n', 'true']).status === 0 ? [sudo, '-n'] : undefined;
}

/** Returns the seconds it took. A failure is told in apt-get's own words. */
function aptGet(root: readonly string[], args: readonly string[]): string {
  const start = performance.now();
  // `env` sets the variable inside sudo, which passes none on. The lock may be held by a machine
  // that has only just started and updates itself.
  const [command = '', ...rest] = [
    ...root,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'Acquire::Retries=3',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ];
  const run = spawnSync(command, rest, { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new SystemError(`${run.stdout}${run.stderr}\napt-get ${args.join(' ')} failed.`);
  }
  return ((performance.now() - start) / 1000).toFixed(1);
}

function askToInstall(missing: readonly Need[]): string {
  const packages = missing.flatMap((need) => recipes[need].debian);
  return [
    'Missing here, and not ours to install (no root, or not a Debian):',
    ...missing.map((need) => `  - ${recipes[need].what}`),
    `On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    'Elsewhere: install the same programs with your own package manager. Then run this again.',
  ].join('\n');
}
