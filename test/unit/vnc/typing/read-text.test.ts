import { expect, test } from 'vitest';
import { readText } from '../../../../lib/vnc/typing/read-text.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from('naïve 你好\n'), 'naïve 你好\n'],
  ['UTF-8 with a mark', Buffer.from('\ufeffx'), 'x'],
  ['UTF-16 as Windows saves it', utf16('ä\r\n'), 'ä\r\n'],
  ['UTF-16 the other way round', utf16('ä').swap16(), 'ä'],
  ['nothing', Buffer.alloc(0), ''],
  ['Latin-1', Buffer.from('naïve', 'latin1'), undefined],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), undefined],
  ['bytes with a NUL', Buffer.from('a\0b'), undefined],
])('%s', (_, bytes, text) => {
  expect(readText(bytes)).toBe(text);
});
