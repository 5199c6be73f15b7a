import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Every key of a locale, as `viewer.live`, with its text. */
async function readLocale(name: string): Promise<Map<string, string>> {
  const messages = await parseMessagesFile(join(root, 'locales', `${name}.yml`));
  return new Map(
    messages
      // WXT adds the messages that every browser has, such as `@@ui_locale`.
      .filter(({ key }) => !key[0]?.startsWith('@@'))
      .map((message) => [
        message.key.join('.'),
        message.type === 'plural' ? Object.values(message.plurals).join(' | ') : message.message,
      ]),
  );
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\$\d|\{\w+\}/g))].sort();
}

const english = await readLocale('en');
const englishPlaceholders = [...english].map(([key, text]) => [key, placeholders(text)]);

describe.each(['en', 'zh_CN', 'zh_TW'])('%s', async (name) => {
  const locale = await readLocale(name);

  test('has every key, and none of its own', () => {
    expect([...locale.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has the same placeholders as English', () => {
    const own = [...locale].map(([key, text]) => [key, placeholders(text)]);
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(englishPlaceholders));
  });

  test('leaves no message empty', () => {
    expect([...locale].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the code', () => {
  const sources = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}', { cwd: root }).map(
    (file) => ({ file, source: readFileSync(join(root, file), 'utf8') }),
  );
  const calls = sources.flatMap(({ file, source }) =>
    [...source.matchAll(/\bi18n\.t\(\s*(?:'([\w.]+)')?/g)].map(([, key]) => ({ file, key })),
  );
  const manifest = readFileSync(join(root, 'wxt.config.ts'), 'utf8');
  const used = new Set([
    ...calls.flatMap(({ key }) => key ?? []),
    ...[...manifest.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key.replaceAll('_', '.')),
  ]);

  test('writes every key out, so that it can be found', () => {
    expect(calls.filter(({ key }) => key === undefined)).toEqual([]);
  });

  test('uses no key that does not exist', () => {
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
  });

  test('uses every key that exists', () => {
    expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
  });
});
