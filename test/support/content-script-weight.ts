import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Every page of the console loads it. */
const BYTES_MAX = 12_000;

/** Throws if the content script of a build is heavier than it may be, gzipped. */
export async function weighContentScript(folder: string): Promise<void> {
  const bytes = gzipSync(await readFile(join(folder, 'content-scripts/console.js'))).length;
  if (bytes >= BYTES_MAX) {
    throw new Error(`The content script has ${bytes} bytes gzipped; ${BYTES_MAX} are too many.`);
  }
}
