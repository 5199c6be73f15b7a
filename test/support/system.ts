import { spawnSync } from 'node:child_process';
import { findBinary } from './find-binary.ts';
import { type Need, recipes } from './needs.ts';

/**
 * Makes sure that what the tests need outside npm is there. On Debian, as root or with a sudo that
 * asks for no password, what is missing is installed. Anywhere else this says what to install and
 * ends the process with code 1.
 */
export async function ensureSystem(needs: readonly Need[]): Promise<void> {
  const missing = needs.filter((need) => !recipes[need].present());
  if (missing.length === 0) return;

  const root = rootPrefix();
  if (!findBinary('apt-get') || !root) {
    console.error(askToInstall(missing));
    process.exit(1);
  }
  for (const need of missing) install(need, root);

  const stillMissing = missing.filter((need) => !recipes[need].present());
  if (stillMissing.length === 0) return;
  console.error(askToInstall(stillMissing));
  process.exit(1);
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

/** Returns the seconds it took; ends the process with apt-get's own words where it fails. */
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
    console.error(`${run.stdout}${run.stderr}`);
    console.error(`apt-get ${args.join(' ')} failed; the lines above say why.`);
    process.exit(1);
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
