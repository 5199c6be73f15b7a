/** What is remembered of a source from the last time that it was asked. */
export interface Standing {
  /** When it ended, ms since the epoch. */
  checkedAt: number;
  /** How many times in a row it had nothing, or let the key see nothing. */
  empties: number;
}

/** A list that is this young is not asked for again by merely opening a page. */
const FRESH_MS = 30_000;

/** Most accounts use a few regions of thirty. */
const FIRST_REST_MS = 10 * 60_000;
const LONGEST_REST_MS = 24 * 60 * 60_000;

/**
 * Until when a source need not be asked, ms since the epoch. One that had nothing rests twice as
 * long each time, unless the person has named it as a region of interest.
 */
export function restsUntil({ checkedAt, empties }: Standing, isOfInterest: boolean): number {
  if (empties === 0 || isOfInterest) return checkedAt + FRESH_MS;
  return checkedAt + Math.min(FIRST_REST_MS * 2 ** (empties - 1), LONGEST_REST_MS);
}
