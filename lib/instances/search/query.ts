/** More words than this say nothing more, and each costs time at every key. */
const WORDS_MAX = 8;

/**
 * The words of what was typed, all of which a match must have. Full-width letters and digits, as
 * Chinese input methods write them, are the same as ours.
 */
export function wordsOf(query: string): string[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, WORDS_MAX);
}
