import type { InventoryRow } from '../inventory-row.ts';
import { type Reason, reasonsOf } from './highlight.ts';
import { wordsOf } from './query.ts';
import type { SearchIndex } from './search-index.ts';
import { createSearcher } from './searcher.ts';

export interface Found {
  row: InventoryRow;
  /** Which parts of the row have the words, and where in them; empty for an empty query. */
  reasons: Reason[];
}

interface SearchOptions {
  /** Keys of instances (`instanceKey`) that stand ahead of all others, these first. */
  pinned: readonly string[];
  recent: readonly string[];
  limit: number;
}

/** Searches once: the best rows that have all words of the query, and why they do. */
export function search(
  index: SearchIndex,
  query: string,
  { pinned, recent, limit }: SearchOptions,
): Found[] {
  const words = wordsOf(query);
  return createSearcher(index)(query, [...pinned, ...recent])
    .slice(0, limit)
    .map(({ row }) => ({ row, reasons: reasonsOf(row, words, index.words) }));
}
