import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { tempFolder } from './temp-folder.ts';

/**
 * A copy of the build with one more content script, which does what a test tells it to. Firefox has
 * no way into a content script's world from outside, and all scripts of an extension share one.
 */
export async function buildWithProbe(extension: string) {
  const folder = tempFolder('probe');
  await cp(extension, folder.path, { recursive: true });
  const manifestFile = join(folder.path, 'manifest.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  manifest.content_scripts[0].js.push('probe.js');
  await writeFile(manifestFile, JSON.stringify(manifest));
  await writeFile(join(folder.path, 'probe.js'), `(${probe})();`);
  return folder;
}

/** What came of a call: JSON of its value, or why there is none. */
export type Attempt = { value: string } | { refused: string };

/** Calls a function of the content script's globals, such as `browser.storage.local.get`. */
export function callInContentScript(
  page: Page,
  path: string,
  ...args: unknown[]
): Promise<Attempt> {
  return page.evaluate(async (request) => {
    const answered = new Promise<string>((resolve) => {
      document.addEventListener(
        'probe-answer',
        (event) => resolve((event as CustomEvent<string>).detail),
        { once: true },
      );
    });
    document.dispatchEvent(new CustomEvent('probe-call', { detail: request }));
    return JSON.parse(await answered);
  }, JSON.stringify({ path, args }));
}

/** Runs in the content script's world: it must use nothing from around it. */
function probe(): void {
  type Callable = (...args: unknown[]) => unknown;

  const call = async (path: string, args: unknown[]): Promise<unknown> => {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const owner = names.reduce<Record<string, unknown>>(
      (object, name) => object[name] as Record<string, unknown>,
      globalThis as unknown as Record<string, unknown>,
    );
    return (owner[last] as Callable)(...args);
  };

  document.addEventListener('probe-call', (event) => {
    const { path, args } = JSON.parse((event as CustomEvent<string>).detail);
    call(path, args)
      .then(
        (value) => ({ value: JSON.stringify(value) ?? 'undefined' }),
        (error) => ({ refused: String(error) }),
      )
      .then((answer) => {
        document.dispatchEvent(new CustomEvent('probe-answer', { detail: JSON.stringify(answer) }));
      });
  });
}
