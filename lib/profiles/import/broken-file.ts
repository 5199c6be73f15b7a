/** What a file should have had at the place where it can't be read. The components give it words. */
export type Expected =
  // JSON
  | 'value'
  | 'key'
  | 'colon'
  | 'comma-or-brace'
  | 'comma-or-bracket'
  | 'closing-quote'
  | 'escape'
  | 'number'
  | 'end'
  | 'less-nesting'
  // INI
  | 'section'
  | 'closing-bracket'
  | 'assignment'
  // what the readable file holds
  | 'credentials-file'
  | 'list-of-profiles'
  | 'profile'
  | 'text';

/** Where a file is broken. It quotes nothing: the place may lie in the middle of a secret. */
export interface BrokenFile {
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  expected: Expected;
  /** For `text`: whose value it is. */
  key?: string;
}

/** Thrown by the readers, who know offsets only. */
export class BrokenFileError extends Error {
  readonly offset: number;
  readonly expected: Expected;
  /** One of the keys that we look for, never text of the file. */
  readonly key: string | undefined;

  constructor(offset: number, expected: Expected, key?: string) {
    super(`The file can't be read: ${expected} expected.`);
    this.name = 'BrokenFileError';
    this.offset = offset;
    this.expected = expected;
    this.key = key;
  }
}

/** Tells an error's place the way editors count. */
export function describeBreak(
  text: string,
  { offset, expected, key }: BrokenFileError,
): BrokenFile {
  const line = lineCounter(text)(offset);
  const before = text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const column = [...before.slice(lineStart)].length + 1;
  return { line, column, expected, ...(key !== undefined && { key }) };
}

/** Gives the function that tells an offset's line, from 1; a line ends with LF, CR or both. */
export function lineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
