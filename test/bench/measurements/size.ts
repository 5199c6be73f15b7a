import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from '../../support/build.ts';
import { runTool } from '../../support/step.ts';
import { type Measurement, toMetric } from '../metric.ts';
import { buildStock, STOCK_NAME } from '../stock/serve.ts';

const KB = 1000;
const kb = (bytes: number) => Math.round(bytes / (KB / 10)) / 10;

/** How much there is to download, and to load for a page of the console and for the viewer. */
export const size: Measurement = {
  ids: ['size.zip_kb', 'size.content_gz_kb', 'size.viewer_gz_kb'],
  async run() {
    const folder = await ensureBuild('chrome');
    const sizes = {
      'size.zip_kb': await zipBytes(folder),
      'size.content_gz_kb': await gzipped(folder, await files(folder, 'content-scripts/*')),
      'size.viewer_gz_kb': await gzipped(folder, await loadedBy(folder, 'vnc.html')),
    };
    const stock = { name: STOCK_NAME, samples: [kb(gzipSync(await buildStock()).length)] };
    return Object.entries(sizes).map(([id, bytes]) =>
      toMetric({
        id,
        unit: 'kB',
        better: 'lower',
        ours: [kb(bytes)],
        ...(id === 'size.viewer_gz_kb' && { baseline: stock }),
      }),
    );
  },
};

async function zipBytes(folder: string): Promise<number> {
  const { code, output } = await runTool('wxt', ['zip', '-b', 'chrome']);
  if (code !== 0) throw new Error(output);
  const [zip] = await Array.fromAsync(glob('*-chrome.zip', { cwd: join(folder, '..') }));
  if (!zip) throw new Error('wxt zip left no archive.');
  return (await stat(join(folder, '..', zip))).size;
}

const files = (folder: string, pattern: string) => Array.fromAsync(glob(pattern, { cwd: folder }));

/** A page and everything that it names, and that they name, whenever it is loaded. */
async function loadedBy(folder: string, page: string): Promise<string[]> {
  const parts = await files(folder, '{chunks,assets}/*.{js,css}');
  const loaded = new Set([page]);
  // A Set hands out what is added while it is walked.
  for (const file of loaded) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const part of parts) {
      if (text.includes(part.slice(part.indexOf('/') + 1))) loaded.add(part);
    }
  }
  return [...loaded];
}

async function gzipped(folder: string, names: readonly string[]): Promise<number> {
  const sizes = names.map(async (name) => gzipSync(await readFile(join(folder, name))).length);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
