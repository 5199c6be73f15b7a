import type { Columns } from './columns.ts';
import type { Entry } from './entry.ts';
import { wordsOf } from './query.ts';
import { ranked } from './rank.ts';
import { placeIn, type SearchIndex } from './search-index.ts';
import { scatteredScoresOf, scoresOf, type WordScores } from './word-scores.ts';

/** How many words are remembered: a letter taken back, and the words before the last, cost nothing. */
const REMEMBERED = 24;

/**
 * A search for what is typed letter by letter. `first` are keys: their rows stand ahead of all
 * others, in this order. Where no row has all words, names that have a word's letters in order do.
 */
export function createSearcher(index: SearchIndex) {
  let columns: Columns | undefined;
  const plain = new Map<string, WordScores>();

  function scoresFor(current: Columns, word: string): WordScores {
    const before = plain.get(word);
    if (before) return before;
    const scores = scoresOf(current, word);
    plain.set(word, scores);
    const [oldest] = plain.keys();
    if (plain.size > REMEMBERED && oldest !== undefined) plain.delete(oldest);
    return scores;
  }

  return (query: string, first: readonly string[]): Entry[] => {
    const entries = index.entries();
    const keys = [...new Set(first)];
    const ahead = keys.flatMap((key) => {
      const entry = index.get(key);
      return entry ? placeIn(entries, entry) : [];
    });
    const words = wordsOf(query);
    if (words.length === 0) return ranked(entries, [], ahead);

    if (columns !== index.columns()) plain.clear();
    const current = index.columns();
    columns = current;
    const scores = words.map((word) => scoresFor(current, word));
    const found = ranked(entries, scores, ahead);
    if (found.length > 0) return found;
    const scattered = words.map((word) =>
      scatteredScoresOf(current, word, scoresFor(current, word)),
    );
    return ranked(entries, scattered, ahead);
  };
}
