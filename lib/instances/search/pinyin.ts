import { OTHER_READINGS, SYLLABLES } from './pinyin-table.ts';

/** How a text is read: what stands for each of its characters, in pinyin without tones. */
export type Reading = readonly string[];

/** A name of many characters with two readings each would have a great many: these are enough. */
const READINGS_MAX = 8;

const HAN = /\p{Script=Han}/u;

const byPinyin = new Intl.Collator('zh-u-co-pinyin');

const table = [...SYLLABLES.matchAll(/([a-z]+)(.)/gu)].map(([, syllable = '', first = '']) => ({
  syllable,
  first,
}));

const known = new Map<string, readonly string[]>();

/** All readings of a text, the likeliest first; none for a text without Chinese characters. */
export function readingsOf(text: string): Reading[] {
  if (!HAN.test(text)) return [];
  let readings: string[][] = [[]];
  for (const character of text) {
    const ways = HAN.test(character) ? syllablesOf(character) : [character.toLowerCase()];
    readings = ways
      .flatMap((way) => readings.map((before) => [...before, way]))
      .slice(0, READINGS_MAX);
  }
  return readings;
}

/** The first letters of a reading; what is no Chinese character stays whole. */
export const initialsOf = (text: string, reading: Reading): Reading =>
  Array.from(text, (character, index) => {
    const way = reading[index] ?? '';
    return HAN.test(character) ? way.slice(0, 1) : way;
  });

function syllablesOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before) return before;
  const other = OTHER_READINGS[character];
  const syllables = [syllableByOrder(character), ...(other === undefined ? [] : [other])];
  known.set(character, syllables);
  return syllables;
}

/** The last syllable that begins no later than the character. */
function syllableByOrder(character: string): string {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = byPinyin.compare(table[middle]?.first ?? '', character) <= 0;
    if (begins) low = middle + 1;
    else high = middle;
  }
  return table[low - 1]?.syllable ?? character;
}
