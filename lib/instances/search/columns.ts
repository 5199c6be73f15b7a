import type { Entry } from './entry.ts';

/**
 * All entries side by side. One search through one long string is many times faster than one
 * through each of 100,000 short ones (measured: 5 ms against 40 ms), and typed arrays keep what is
 * then asked of each hit close together.
 */
export interface Columns {
  entries: readonly Entry[];
  /** The texts of all entries, with an empty line between two of them. */
  text: string;
  /** Where each entry's text begins, and at last where the next one would. */
  starts: Uint32Array;
  /** `Entry.ends`, by the place in `text`: four to an entry. */
  ends: Uint32Array;
  /** The number of each entry's facet. */
  facets: Uint32Array;
  /** Which letters and digits each entry's name and its pinyin have: see `lettersOf`. */
  letters: Uint32Array;
  /** The texts of the facets, by number. */
  facetTexts: readonly string[];
}

export const ENDS = 4;
const BETWEEN = '\n\n';

export function makeColumns(entries: readonly Entry[], facetTexts: readonly string[]): Columns {
  const starts = new Uint32Array(entries.length + 1);
  const ends = new Uint32Array(entries.length * ENDS);
  const facets = new Uint32Array(entries.length);
  const letters = new Uint32Array(entries.length);
  let start = 0;
  for (const [index, entry] of entries.entries()) {
    starts[index] = start;
    for (let field = 0; field < ENDS; field += 1) {
      ends[index * ENDS + field] = start + (entry.ends[field] ?? 0);
    }
    facets[index] = entry.facet.number;
    letters[index] = lettersOf(entry.text, entry.ends[1]);
    start += entry.text.length + BETWEEN.length;
  }
  starts[entries.length] = start;
  const text = entries.map((entry) => entry.text).join(BETWEEN);
  return { entries, text, starts, ends, facets, letters, facetTexts };
}

/** One bit for each letter that a text has before `end`; the digits share what is left. */
export function lettersOf(text: string, end = text.length): number {
  let bits = 0;
  for (let index = 0; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << (26 + (code % 6));
  }
  return bits;
}
