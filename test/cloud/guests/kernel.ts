import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GuestPlan } from '../types.ts';

type Screen = GuestPlan['screen'];

const run = promisify(execFile);

/**
 * Debian's kernels: the cloud one is small and boots fast, but has no framebuffer (measured with
 * 6.1); the full one has.
 */
const FLAVOURS: Record<Screen, { metaPackage: string; installed: RegExp; cached: RegExp }> = {
  text: {
    metaPackage: 'linux-image-cloud-amd64',
    installed: /^vmlinuz-.*-cloud-amd64$/,
    cached: /^linux-image-.*-cloud-amd64_/,
  },
  graphics: {
    metaPackage: 'linux-image-amd64',
    installed: /^vmlinuz-(?!.*-cloud-).*-amd64$/,
    cached: /^linux-image-(?!.*-cloud-).*-amd64_/,
  },
};

const BOOT_DIRECTORY = '/boot';

/** Kernels are kept by package and version, so that a second run downloads nothing. */
function cacheDirectory(): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'quick-vnc', 'kernels');
}

/**
 * Sees to it that there is a kernel for each kind of screen, downloading what is missing with
 * apt-get (which needs no root for that), and answers their files. Rejects with a sentence that
 * says what to do.
 */
export async function prepareKernels(options: {
  screens: Iterable<Screen>;
}): Promise<Map<Screen, string>> {
  const screens = [...new Set(options.screens)];
  const files = screens.map(async (screen): Promise<[Screen, string]> => {
    const present = await presentKernel(screen);
    return [screen, present ?? (await downloadKernel(FLAVOURS[screen].metaPackage))];
  });
  return new Map(await Promise.all(files));
}

/** The kinds of screen whose kernel would have to be downloaded. */
export async function kernelsMissing(
  screens: Iterable<Screen> = ['text', 'graphics'],
): Promise<Screen[]> {
  const missing = [...screens].map(async (screen) =>
    (await presentKernel(screen)) === undefined ? [screen] : [],
  );
  return (await Promise.all(missing)).flat();
}

async function presentKernel(screen: Screen): Promise<string | undefined> {
  const { cached, installed } = FLAVOURS[screen];
  return (
    (await newestReadable(cacheDirectory(), cached)) ??
    (await newestReadable(BOOT_DIRECTORY, installed))
  );
}

async function newestReadable(directory: string, pattern: RegExp): Promise<string | undefined> {
  const names = await readdir(directory).catch(() => []);
  const newestFirst = names
    .filter((name) => pattern.test(name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const name of newestFirst) {
    const file = join(directory, name);
    const readable = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    );
    if (readable) return file;
  }
  return undefined;
}

async function downloadKernel(metaPackage: string): Promise<string> {
  const packageName = await kernelPackage(metaPackage);
  await mkdir(cacheDirectory(), { recursive: true });
  // Beside its final place, so that the last step is a rename and never a half-written kernel.
  const scratch = await mkdtemp(join(cacheDirectory(), '.download-'));
  try {
    await run('apt-get', ['download', packageName], { cwd: scratch });
    const archive = (await readdir(scratch)).find((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error(`apt-get downloaded nothing for ${packageName}.`);
    await extractKernel(join(scratch, archive), join(scratch, 'vmlinuz'));
    const file = join(cacheDirectory(), archive.replace(/\.deb$/, ''));
    await rename(join(scratch, 'vmlinuz'), file);
    return file;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The package that carries the newest kernel: its name has a number that changes with time. */
async function kernelPackage(metaPackage: string): Promise<string> {
  const { stdout } = await run('apt-cache', ['depends', metaPackage]).catch(() => ({ stdout: '' }));
  const packageName = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (packageName === undefined) {
    throw new Error(
      `apt does not know the package ${metaPackage}, which the virtual machines' kernel comes ` +
        'from. On Debian, run "apt-get update" as root and try again.',
    );
  }
  return packageName;
}

/** Takes the kernel, and nothing else, out of a package. */
async function extractKernel(archive: string, target: string): Promise<void> {
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar -xO --wildcards "./boot/vmlinuz-*" >"$2"';
  await run('sh', ['-c', script, 'sh', archive, target]);
  const { size } = await stat(target);
  if (size === 0) throw new Error(`There is no kernel in ${archive}.`);
}
