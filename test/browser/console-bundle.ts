import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const here = (file: string) => fileURLToPath(new URL(`./${file}`, import.meta.url));

const bundles = new Map<string, Promise<string>>();

/** Bundles a file of this folder, to be run inside a page; once, for however many pages. */
export function bundle(file: string, options?: BuildOptions): Promise<string> {
  const bundled = bundles.get(file) ?? bundleAnew(file, options);
  bundles.set(file, bundled);
  return bundled;
}

async function bundleAnew(file: string, options?: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(file)],
    bundle: true,
    write: false,
    format: 'iife',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The content script as it is, on a stand-in for the extension's API (`console-api.ts`). */
export const bundleContentScript = (): Promise<string> =>
  bundle('console-script.ts', {
    minify: true,
    define: { 'import.meta.env': JSON.stringify({ ENTRYPOINT: 'console' }) },
    alias: { 'wxt/browser': here('console-api.ts') },
  });
