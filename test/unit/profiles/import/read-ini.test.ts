import { expect, test } from 'vitest';
import { BrokenFileError } from '../../../../lib/profiles/import/broken-file.ts';
import { readIni } from '../../../../lib/profiles/import/read-ini.ts';

const read = (text: string) =>
  readIni(text).map(({ name, entries }) => [name, Object.fromEntries(entries)]);

test('reads sections with their keys, whatever the line ends and the space', () => {
  const text =
    '# mine\r\n\r\n[ default ]\r\n  Type = access_key\r\n;x\r\nKEY:v = w\r[a.b] ; note\nx=\n';
  expect(read(text)).toEqual([
    ['default', { type: 'access_key', key: 'v = w' }],
    ['a.b', { x: '' }],
  ]);
});

test.each([
  ['a#b;c', 'a#b;c'],
  ['value # comment', 'value'],
  ['value ; comment', 'value'],
  ['"quoted # not a comment"', 'quoted # not a comment'],
  [`'it"s'`, 'it"s'],
  ['"quoted" # comment', 'quoted'],
  ['"open', '"open'],
  ['a=b:c', 'a=b:c'],
])('the value %s is %j', (written, value) => {
  expect(read(`[s]\nkey = ${written}`)).toEqual([['s', { key: value }]]);
});

test('of a key that stands there twice, the last one counts', () => {
  expect(read('[s]\na=1\nA=2')).toEqual([['s', { a: '2' }]]);
});

test('a section keeps its place', () => {
  expect(readIni('\n\n  [s]\n').map(({ offset }) => offset)).toEqual([4]);
});

test.each([
  ['key = value', 0, 'section'],
  ['[s]\n  no sign', 6, 'assignment'],
  ['[s]\n= value', 4, 'assignment'],
  ['[s', 2, 'closing-bracket'],
  ['[s] x', 5, 'closing-bracket'],
])('%j breaks at %d, where %s was expected', (text, offset, expected) => {
  expect(() => readIni(text)).toThrow(expect.objectContaining({ offset, expected }));
  expect(() => readIni(text)).toThrow(BrokenFileError);
});
