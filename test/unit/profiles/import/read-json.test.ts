import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenFileError } from '../../../../lib/profiles/import/broken-file.ts';
import { type JsonNode, readJson } from '../../../../lib/profiles/import/read-json.ts';

function plain(node: JsonNode): unknown {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'array') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
}

/** The value, or the place and what was expected there. */
function read(text: string): unknown {
  try {
    return plain(readJson(text));
  } catch (error) {
    if (!(error instanceof BrokenFileError)) throw error;
    return `${error.offset} ${error.expected}`;
  }
}

test.each([
  ['', '0 value'],
  ['  ', '2 value'],
  ['{', '1 key'],
  ['{a:1}', '1 key'],
  ["{'a':1}", '1 key'],
  ['{"a" 1}', '5 colon'],
  ['{"a":}', '5 value'],
  ['{"a":1 "b":2}', '7 comma-or-brace'],
  ['{"a":1,}', '7 key'],
  ['{"a":1', '6 comma-or-brace'],
  ['[1 2]', '3 comma-or-bracket'],
  ['[1,]', '3 value'],
  ['{"a":01}', '6 comma-or-brace'],
  ['{"a":-}', '5 number'],
  ['{"a":+1}', '5 value'],
  ['{"a":tru}', '5 value'],
  ['{"a":truee}', '9 comma-or-brace'],
  ['{"a":"b\n"}', '7 closing-quote'],
  ['{"a":"b', '7 closing-quote'],
  ['{"a":"b\\x"}', '7 escape'],
  ['{"a":"\\u12"}', '6 escape'],
  ['{"a":1} x', '8 end'],
  ['// no comments\n{}', '0 value'],
  [`${'['.repeat(200_000)}`, '101 less-nesting'],
])('%j breaks at %s', (text, place) => {
  expect(read(text)).toBe(place);
});

test('reads whatever JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(read(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('takes exactly what JSON.parse takes', () => {
  const letters = fc.constantFrom(...'{}[]:,"\\/un01-+.eE trufalse\n\t', '\u0001', '\u00a0', '中');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
      let expected: unknown = BrokenFileError;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => readJson(text)).toThrow(BrokenFileError);
        return;
      }
      expect(read(text)).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});
