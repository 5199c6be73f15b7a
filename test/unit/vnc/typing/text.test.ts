import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLayout } from '../../../../lib/vnc/typing/layout.ts';
import { shellFile } from '../../../../lib/vnc/typing/shell-file.ts';
import { generateTables } from '../../../../lib/vnc/typing/tables/generate.ts';
import {
  charactersOf,
  enterCount,
  lineCount,
  missingFrom,
} from '../../../../lib/vnc/typing/text.ts';

const layout = createLayout(generateTables()['en-us'] ?? {});

test.each([
  ['', 0, 0],
  ['one', 1, 0],
  ['one\n', 1, 1],
  ['one\r\ntwo', 2, 1],
  ['one\rtwo\n\n', 3, 3],
])('%j has %i lines and presses Enter %i times', (text, lines, enters) => {
  const characters = charactersOf(text);
  expect([lineCount(characters), enterCount(characters)]).toEqual([lines, enters]);
});

test('a letter and its mark are one character, as is one outside the first plane', () => {
  expect(charactersOf('e\u0301🙂')).toEqual(['é', '🙂']);
});

test('what the layout can not make is listed once, in order, with how often it comes', () => {
  expect(missingFrom(layout, charactersOf('naïve 你好, 你'))).toEqual([
    { character: 'ï', count: 1 },
    { character: '你', count: 2 },
    { character: '好', count: 1 },
  ]);
});

test('a shell writes any text to any file, byte for byte, by keys that every Latin layout has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-file-'));
  const fileName = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
    .filter((name) => !name.includes('/') && name !== '.' && name !== '..');
  try {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fileName, (text, name) => {
        const script = shellFile(text, name);
        expect(missingFrom(layout, charactersOf(script))).toEqual([]);
        const { status } = spawnSync('sh', { cwd: folder, input: script });
        expect(status).toBe(0);
        expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
      }),
      { numRuns: 20 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no line of it is too long for a terminal', () => {
  const lines = shellFile('x'.repeat(100_000), 'x').split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
});
