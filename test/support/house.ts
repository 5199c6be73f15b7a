import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Module, readModule } from './module-facts.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every module of the product, read from the sources. */
export function readHouse(): Module[] {
  return globSync('{entrypoints,components,lib}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.endsWith('.d.ts'))
    .sort()
    .map((file) => readModule(file.replaceAll(sep, '/'), readFileSync(join(root, file), 'utf8')));
}

/** `lib/vnc`, `components/popup`, `entrypoints/background.ts`, `lib/problem.ts`, or a package. */
export function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

export const isIn = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** All that gets into a bundle that starts with these modules: files and packages. */
export function reach(modules: readonly Module[], starts: readonly Module[]): Set<string> {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const reached = new Set(starts.map(({ file }) => file));
  // A Set hands out what is added while it is walked.
  for (const file of reached) {
    for (const { to, typeOnly } of byFile.get(file)?.imports ?? []) {
      if (!typeOnly) reached.add(to);
    }
  }
  return reached;
}
