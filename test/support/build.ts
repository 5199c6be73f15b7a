import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type BuildTarget = 'chrome' | 'firefox' | 'edge';

const root = join(import.meta.dirname, '..', '..');

/** All that a build is made of. */
const sources = [
  'entrypoints/**',
  'components/**',
  'lib/**',
  'locales/**',
  'public/**',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * The folder of the unpacked production build, which is made if it is not there or if it, or its
 * sources, changed since it was last made here.
 */
export async function ensureBuild(target: BuildTarget): Promise<string> {
  const output = `.output/${target}-mv3`;
  const record = join(root, 'node_modules/.cache/quick-vnc', `${target}.sha256`);
  const contents = [...sources, `${output}/**`];
  if ((await recorded(record)) !== (await hashOf(contents))) {
    await build(target);
    await mkdir(join(record, '..'), { recursive: true });
    await writeFile(record, await hashOf(contents));
  }
  return join(root, output);
}

/** Rejects with all that WXT said when the build fails. */
export async function build(target: BuildTarget): Promise<void> {
  // Without --mv3 WXT makes Manifest V2 for Firefox.
  const args = ['build', '-b', target, '--mv3'];
  const wxt = spawn(join(root, 'node_modules/.bin/wxt'), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(wxt.stdout),
    text(wxt.stderr),
    once(wxt, 'close'),
  ]);
  if (code !== 0) throw new Error(`The build for ${target} failed:\n${stdout}${stderr}`);
}

async function recorded(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function hashOf(patterns: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const files = await Array.fromAsync(glob(patterns, { cwd: root }));
  for (const file of files.sort()) {
    const path = join(root, file);
    if (!(await stat(path)).isFile()) continue;
    hash
      .update(`${file}\0`)
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}
