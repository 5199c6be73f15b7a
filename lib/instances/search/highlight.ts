import type { InventoryRow } from '../inventory-row.ts';
import { tagText } from './entry.ts';
import { sharedParts, type Words } from './facet.ts';
import { initialsOf, type Reading, readingsOf } from './pinyin.ts';

/** From one place in a text to another, the second not included. */
export type Range = readonly [from: number, to: number];

/** Where any of the words stands in a text: apart, and in order. */
export function rangesIn(text: string, words: readonly string[]): Range[] {
  const lower = text.toLowerCase();
  // 'İ' gets longer in lower case, and then places would be off.
  if (lower.length !== text.length) return [];
  return joined(words.flatMap((word) => occurrences(lower, word)));
}

/** The same in a name, which is also found by its pinyin, or by letters with gaps between them. */
export const rangesInName = (name: string, words: readonly string[]): Range[] =>
  joined(words.flatMap((word) => inName(name, word)));

function inName(name: string, word: string): Range[] {
  const plain = rangesIn(name, [word]);
  if (plain.length > 0) return plain;
  const readings = readingsOf(name);
  for (const reading of [...readings.map((each) => initialsOf(name, each)), ...readings]) {
    const [at] = occurrences(reading.join(''), word);
    if (at) return [spelt(name, reading, at)];
  }
  return [];
}

/** The characters that a part of a reading stands for. */
function spelt(name: string, reading: Reading, [from, to]: Range): Range {
  let place = 0;
  let read = 0;
  let start = 0;
  for (const [index, character] of Array.from(name).entries()) {
    if (read <= from) start = place;
    place += character.length;
    read += reading[index]?.length ?? 0;
    if (read >= to) break;
  }
  return [start, place];
}

/** Letters in order, wherever they are: for a name that nothing else explains. */
export function scatteredRanges(name: string, word: string): Range[] {
  const lower = name.toLowerCase();
  const ranges: Range[] = [];
  let from = 0;
  for (const letter of word) {
    const at = lower.indexOf(letter, from);
    if (at < 0) return [];
    from = at + letter.length;
    ranges.push([at, from]);
  }
  return joined(ranges);
}

/** A part of a row that has some of the words. */
export interface Reason {
  field: 'name' | 'id' | 'ip' | 'tag' | 'shared';
  text: string;
  ranges: Range[];
}

/** Why a row matches: every part of it that has any of the words, as it is written. */
export function reasonsOf(row: InventoryRow, words: readonly string[], known: Words): Reason[] {
  const parts: Omit<Reason, 'ranges'>[] = [
    { field: 'id', text: row.instanceId },
    ...[...row.publicIps, ...row.privateIps].map((text) => ({ field: 'ip' as const, text })),
    ...row.tags.map(([key, value]) => ({ field: 'tag' as const, text: tagText(key, value) })),
    ...sharedParts(row, known).map((text) => ({ field: 'shared' as const, text })),
  ];
  const others = parts.map((part) => ({ ...part, ranges: rangesIn(part.text, words) }));
  const missing = words.filter(
    (word) => !others.some(({ text }) => text.toLowerCase().includes(word)),
  );
  const plain = rangesInName(row.name, words);
  const scattered = missing
    .filter((word) => inName(row.name, word).length === 0)
    .flatMap((word) => scatteredRanges(row.name, word));
  const name: Reason = { field: 'name', text: row.name, ranges: joined([...plain, ...scattered]) };
  return [name, ...others].filter(({ ranges }) => ranges.length > 0);
}

function occurrences(lower: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    ranges.push([at, at + word.length]);
  }
  return ranges;
}

/** In order, and those that touch or overlap as one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && range[0] <= last[1]) result.splice(-1, 1, [last[0], Math.max(last[1], range[1])]);
    else result.push(range);
  }
  return result;
}
