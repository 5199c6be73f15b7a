import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { close, listen } from '../../cloud/listen.ts';

export const STOCK_NAME = 'stock noVNC 1.7.0';

const PAGE = `<!doctype html><meta charset="utf-8"><title>${STOCK_NAME}</title>
<style>html, body { height: 100%; margin: 0 }</style>
<body><script type="module" src="page.js"></script>`;

/** The script of the stock page, bundled and minified as noVNC's users do it. */
export async function buildStock(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // Without it esbuild would read the extension's options from tsconfig.json.
    tsconfigRaw: {},
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * Serves the stock page on the loopback address: Chromium lets no other page connect to the local
 * cloud, which is there too. Gives its address.
 */
export async function serveStock(): Promise<{ address: string; dispose(): Promise<void> }> {
  const script = await buildStock();
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : PAGE);
  });
  const port = await listen(server, 0);
  return { address: `http://localhost:${port}/`, dispose: () => close(server) };
}
