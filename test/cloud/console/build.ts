import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = fileURLToPath(new URL('./pages/', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/quick-vnc/console');
/** The theme that Alibaba's consoles wear, light and dark, from their own package. */
const THEMES = {
  light: join(ROOT, 'node_modules/@alicloud/console-components/dist/xconsole.min.css'),
  dark: join(ROOT, 'node_modules/@alicloud/console-components/dist/xconsole-dark.min.css'),
};

/** What the console's pages load. Styles are written for the class prefix `next-`. */
interface ConsoleAssets {
  script: Buffer;
  styles: { light: string; dark: string };
}

/**
 * Builds the console's pages from Alibaba's own component packages. The script is kept by the hash
 * of everything that it is made from, so that only a changed source or a new lockfile builds again.
 */
export async function buildConsole(): Promise<ConsoleAssets> {
  const [script, light, dark, own] = await Promise.all([
    cachedScript(),
    readFile(THEMES.light, 'utf8'),
    readFile(THEMES.dark, 'utf8'),
    readFile(join(PAGES, 'console.css'), 'utf8'),
  ]);
  return {
    script,
    styles: { light: withoutFonts(light) + own, dark: withoutFonts(dark) + own },
  };
}

async function cachedScript(): Promise<Buffer> {
  const file = join(CACHE, `${await sourceHash()}.js`);
  const cached = await readFile(file).catch(() => undefined);
  if (cached) return cached;

  const result = await build({
    entryPoints: [join(PAGES, 'main.jsx')],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
    loader: { '.js': 'jsx' },
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    // Without it esbuild would read the extension's JSX options (Preact) from tsconfig.json.
    tsconfigRaw: {},
  });
  const script = Buffer.from(result.outputFiles[0]?.contents ?? []);
  await mkdir(CACHE, { recursive: true });
  // Two runs may build at once: a rename never shows half a file.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, script);
  await rename(draft, file);
  return script;
}

async function sourceHash(): Promise<string> {
  const names = (await readdir(PAGES)).sort();
  const files = [
    ...names.map((name) => join(PAGES, name)),
    fileURLToPath(import.meta.url),
    join(ROOT, 'package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 24);
}

/** The theme's fonts lie on Alibaba's CDN, and the local cloud never leaves the machine. */
const withoutFonts = (css: string): string => css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
