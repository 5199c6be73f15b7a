import { type Columns, ENDS, lettersOf } from './columns.ts';
import { NONE, scatteredScore, scoreAt, sharedScore } from './score.ts';

/** How well each entry has a word, in the order of the entries; `NONE` where it has not. */
export type WordScores = Uint8Array;

export function scoresOf(columns: Columns, word: string): WordScores {
  const { text, starts, ends, facets, facetTexts } = columns;
  const shared = Uint8Array.from(facetTexts, (facet) => sharedScore(facet, word));
  // What is an entry's own is always better than what it shares, and takes its place below.
  const scores = new Uint8Array(facets.length);
  for (let row = 0; row < scores.length; row += 1) scores[row] = shared[facets[row] ?? 0] ?? NONE;
  let row = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[row])) {
    while ((starts[row + 1] ?? text.length) <= at) row += 1;
    let field = 0;
    while (field < ENDS && at > (ends[row * ENDS + field] ?? 0)) field += 1;
    scores[row] = scoreAt(field, text, at, word.length);
    row += 1;
    if (row === scores.length) break;
  }
  return scores;
}

/** The same for letters with gaps between them, wherever there is no match already. */
export function scatteredScoresOf(
  { entries, letters }: Columns,
  word: string,
  plain: WordScores,
): WordScores {
  const needed = lettersOf(word);
  return plain.map((score, row) => {
    if (score !== NONE || ((letters[row] ?? 0) & needed) !== needed) return score;
    const entry = entries[row];
    return entry ? scatteredScore(entry, word) : NONE;
  });
}
