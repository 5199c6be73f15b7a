import { spawnSync } from 'node:child_process';
import { kernelsMissing, prepareKernels } from '../cloud/guests/kernel.ts';
import { findProgram } from '../cloud/guests/qemu-requirements.ts';
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
  const missing = await missingOf(needs);
  if (missing.length > 0) {
    const root = await rootPrefix();
    if (!root) throw new SystemError(askToInstall(missing));
    for (const need of missing) install(need, root);
    const stillMissing = await missingOf(missing);
    if (stillMissing.length > 0) throw new SystemError(askToInstall(stillMissing));
  }
  if (needs.includes('qemu')) await ensureKernels();
}

async function missingOf(needs: readonly Need[]): Promise<Need[]> {
  const present = await Promise.all(needs.map((need) => recipes[need].present()));
  return needs.filter((_, index) => !present[index]);
}

/** The machines' kernels are downloaded and unpacked, not installed, and kept for the next time. */
async function ensureKernels(): Promise<void> {
  const screens = await kernelsMissing();
  if (screens.length === 0) return;
  const root = await rootPrefix();
  if (root) updatePackageLists(root);
  const start = performance.now();
  try {
    await prepareKernels({ screens });
  } catch (error) {
    throw new SystemError(error instanceof Error ? error.message : String(error));
  }
  console.log(`downloaded a kernel for ${screens.join(' and ')} screens: ${secondsSince(start)} s`);
}

let listsAreFresh = false;

/** A bare machine has no lists of packages at all, and old lists name versions that are gone. */
function updatePackageLists(root: readonly string[]): void {
  if (listsAreFresh) return;
  const start = performance.now();
  aptGet(root, ['update']);
  listsAreFresh = true;
  console.log(`apt-get update: ${secondsSince(start)} s`);
}

function install(need: Need, root: readonly string[]): void {
  updatePackageLists(root);
  const start = performance.now();
  const packages = recipes[need].debian;
  aptGet(root, ['install', '-y', '--no-install-recommends', ...packages]);
  console.log(`installed ${packages.join(' ')}: ${secondsSince(start)} s`);
}

/** What to put before apt-get to run it as root; undefined where that is not possible. */
async function rootPrefix(): Promise<readonly string[] | undefined> {
  if (!(await findProgram('apt-get'))) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

/** Throws a SystemError with apt-get's own words where it fails. */
function aptGet(root: readonly string[], args: readonly string[]): void {
  const [command = '', ...rest] = [
    ...root,
    // Inside sudo, which passes no environment on.
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'Acquire::Retries=3',
    // A machine that has only just started may be busy with its own updates.
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status === 0) return;
  throw new SystemError(`${stdout}${stderr}\napt-get ${args.join(' ')} failed.`);
}

const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(1);

function askToInstall(missing: readonly Need[]): string {
  const packages = missing.flatMap((need) => recipes[need].debian);
  return [
    'Missing here, and not ours to install (no root, or not a Debian):',
    ...missing.map((need) => `  - ${recipes[need].what}`),
    `On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    'Elsewhere: install the same programs with your own package manager. Then run this again.',
  ].join('\n');
}
