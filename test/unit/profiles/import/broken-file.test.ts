import { expect, test } from 'vitest';
import { readFile } from '../../../../lib/profiles/import/read-file.ts';

/** Where a file breaks, as `line:column expected`. */
function placeOf(text: string): string {
  const content = readFile(text);
  if (content.ok) return 'fine';
  const { line, column, expected, key } = content.broken;
  return [`${line}:${column}`, expected, key].filter(Boolean).join(' ');
}

test.each([
  ['', '1:1 credentials-file'],
  ['hello', '1:1 credentials-file'],
  ['\n\n  <html>', '3:3 credentials-file'],
  ['["a"]', '1:1 credentials-file'],
  ['[{"name":"a"}]', '1:1 credentials-file'],
  ['{}', '1:1 list-of-profiles'],
  ['{"profiles":{}}', '1:13 list-of-profiles'],
  ['{"profiles":[1]}', '1:14 profile'],
  ['{"profiles":[{"name":true}]}', '1:22 text name'],
  ['{"profiles":[{"access_key_secret":["s"]}]}', '1:35 text access_key_secret'],
  ['{"current":{},"profiles":[]}', '1:12 text current'],
  ['{\r\n"profiles": [\r\n{"name" "a"}]}', '3:9 colon'],
  ['\uFEFF{\n"profiles" []}', '2:12 colon'],
  ['{"profiles":[{"name":"中😀"x}]}', '1:26 comma-or-brace'],
  ['[default]\rtype access_key', '2:1 assignment'],
  ['[default\n', '1:9 closing-bracket'],
  ['# a comment\nkey = v', '2:1 section'],
])('%j breaks at %s', (text, place) => {
  expect(placeOf(text)).toBe(place);
});

test.each([
  '{"profiles":[]}',
  '\uFEFF{"profiles":[]}\r\n',
  '{"PROFILES":[{"Name":"a","extra":[true,{}],"region_id":null}]}',
  '[default]\ntype = access_key\n',
  '; only a comment',
  '[默认]\n',
])('%j can be read', (text) => {
  expect(placeOf(text)).toBe('fine');
});
