import type { Entry } from './entry.ts';
import { NONE } from './score.ts';
import type { WordScores } from './word-scores.ts';

/**
 * Orders the entries that have all words: those at the places `ahead`, in that order, then the
 * better ones, and equally good ones as they came.
 */
export function ranked(
  entries: readonly Entry[],
  words: readonly WordScores[],
  ahead: readonly number[],
): Entry[] {
  const sums = sumsOf(entries.length, words);
  const front = ahead.flatMap((place) => {
    const isMatch = sums[place] !== NO_SUM;
    // It stands in front, and so nowhere else.
    sums[place] = NO_SUM;
    return isMatch ? (entries[place] ?? []) : [];
  });
  return front.concat(bySum(entries, sums, words.length * NONE));
}

const NO_SUM = 0xffff;

function sumsOf(length: number, words: readonly WordScores[]): Uint16Array {
  const sums = new Uint16Array(length);
  for (const scores of words) {
    for (let row = 0; row < length; row += 1) {
      const score = scores[row] ?? NONE;
      const sum = sums[row] ?? NO_SUM;
      sums[row] = score === NONE || sum === NO_SUM ? NO_SUM : sum + score;
    }
  }
  return sums;
}

/** Counts how many there are of each sum, and so knows where each begins. */
function bySum(entries: readonly Entry[], sums: Uint16Array, most: number): Entry[] {
  const next = new Uint32Array(most + 2);
  for (let row = 0; row < sums.length; row += 1) {
    const sum = sums[row] ?? NO_SUM;
    if (sum !== NO_SUM) next[sum + 1] = (next[sum + 1] ?? 0) + 1;
  }
  for (let sum = 1; sum < next.length; sum += 1) {
    next[sum] = (next[sum] ?? 0) + (next[sum - 1] ?? 0);
  }
  const ordered = new Array<Entry>(next.at(-1) ?? 0);
  for (const [row, entry] of entries.entries()) {
    const sum = sums[row] ?? NO_SUM;
    if (sum === NO_SUM) continue;
    const place = next[sum] ?? 0;
    ordered[place] = entry;
    next[sum] = place + 1;
  }
  return ordered;
}
