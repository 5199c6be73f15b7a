import type { InventoryRow } from '../inventory-row.ts';
import { tagText } from './entry.ts';
import { sharedParts, type Words } from './facet.ts';
import { initialsOf, type Reading, readingsOf } from './pinyin.ts';

/** From one place in a text to another, the second not included. */
export type Range = readonly [from: number, to: number];

/** Where a word stands in a text. */
function rangesIn(text: string, word: string): Range[] {
  const lower = text.toLowerCase();
  // 'İ' gets longer in lower case, and then places would be off.
  return lower.length === text.length ? occurrences(lower, word) : [];
}

/** The same in a name, which is also found by its pinyin. */
function inName(name: string, word: string): Range[] {
  const plain = rangesIn(name, word);
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
function scatteredRanges(name: string, word: string): Range[] {
  const initials = readingsOf(name).map((reading) => initialsOf(name, reading).join(''));
  for (const text of [name.toLowerCase(), ...initials]) {
    const ranges = lettersInOrder(text, word);
    // Only then do the places mean the same in the name.
    if (ranges && text.length === name.length) return ranges;
  }
  return [];
}

function lettersInOrder(text: string, word: string): Range[] | undefined {
  const ranges: Range[] = [];
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    from = at + letter.length;
    ranges.push([at, from]);
  }
  return ranges;
}

/** A part of a row that has some of the words. */
export interface Reason {
  field: 'name' | 'id' | 'ip' | 'tag' | 'shared';
  text: string;
  ranges: Range[];
}

/**
 * Why a row matches: for each word the first part that has it, as it is written, in the order in
 * which matches are good.
 */
export function reasonsOf(row: InventoryRow, words: readonly string[], known: Words): Reason[] {
  const reasons = partsOf(row, known);
  for (const word of words) {
    const found = reasons.find((part) => addRanges(part, word));
    if (!found) reasons[0]?.ranges.push(...scatteredRanges(row.name, word));
  }
  return reasons
    .filter(({ ranges }) => ranges.length > 0)
    .map((reason) => ({ ...reason, ranges: joined(reason.ranges) }));
}

/** The parts of a row, the name first, with nothing found in them yet. */
function partsOf(row: InventoryRow, known: Words): Reason[] {
  const part = (field: Reason['field']) => (text: string) => ({ field, text, ranges: [] });
  return [
    part('name')(row.name),
    part('id')(row.instanceId),
    ...[...row.publicIps, ...row.privateIps].map(part('ip')),
    ...row.tags.map(([key, value]) => tagText(key, value)).map(part('tag')),
    ...sharedParts(row, known).map(part('shared')),
  ];
}

function addRanges({ field, text, ranges }: Reason, word: string): boolean {
  const found = field === 'name' ? inName(text, word) : rangesIn(text, word);
  ranges.push(...found);
  return found.length > 0;
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
