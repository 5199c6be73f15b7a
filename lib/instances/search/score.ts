import type { Entry } from './entry.ts';

/** Matches are better in this order, and within each of them by place: see `placeOf`. */
const FIELDS = ['name', 'pinyin', 'id', 'ip', 'tag', 'shared'] as const;
const PLACES = 5;
const SHARED = FIELDS.indexOf('shared');

/** A match that takes letters from here and there is worse than any other. */
const SCATTERED = FIELDS.length * PLACES;
const JUMPS_MAX = 9;

/** No match; every match is less. */
export const NONE = 255;

/** How good a match in one of the `FIELDS` is: 0 is best. */
export const scoreAt = (field: number, text: string, at: number, length: number): number =>
  field * PLACES + placeOf(text, at, length);

/** How well what rows share with others has a word. */
export function sharedScore(text: string, word: string): number {
  const at = text.indexOf(word);
  return at < 0 ? NONE : scoreAt(SHARED, text, at, word.length);
}

/**
 * How well letters in order, with gaps between them, match the name or its pinyin: `wp42` is
 * `web-prod-0042`. Jumps to the start of a word are free.
 */
export function scatteredScore({ text, ends: [, end] }: Entry, word: string): number {
  let jumps = 0;
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at < 0 || at >= end) return NONE;
    if (at !== from && !startsWord(text, at)) jumps += 1;
    from = at + letter.length;
  }
  return SCATTERED + Math.min(jumps, JUMPS_MAX);
}

/** 0: the whole field, 1: its start, 2: a whole word of it, 3: the start of a word, 4: within one. */
function placeOf(text: string, at: number, length: number): number {
  const next = text.charCodeAt(at + length);
  if (at === 0 || text.charCodeAt(at - 1) === NEW_LINE) {
    return Number.isNaN(next) || next === NEW_LINE ? 0 : 1;
  }
  if (!startsWord(text, at)) return 4;
  return isPartOfWord(next) ? 3 : 2;
}

/** Numbers are written with zeros before them: 42 is the whole of 0042. */
function startsWord(text: string, at: number): boolean {
  let before = at - 1;
  if (isDigit(text.charCodeAt(at))) while (text.charCodeAt(before) === ZERO) before -= 1;
  return !isPartOfWord(text.charCodeAt(before));
}

const NEW_LINE = 10;
const ZERO = 48;

const isDigit = (code: number): boolean => code >= ZERO && code <= 57;

/** Every Chinese character is a word of its own. */
const isPartOfWord = (code: number): boolean => (code >= 97 && code <= 122) || isDigit(code);
