/** A file larger than this is better brought to the guest in another way: it types for hours. */
export const LARGEST_FILE = 1024 * 1024;

/** Windows' editors save UTF-16 with a mark in front. */
const MARKS: readonly (readonly [encoding: string, first: number, second: number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** The text of a file's bytes; undefined if they are none, such as a picture's. */
export function readText(bytes: Uint8Array): string | undefined {
  const mark = MARKS.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  try {
    const text = new TextDecoder(mark?.[0] ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
