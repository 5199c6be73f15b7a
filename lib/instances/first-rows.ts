import { instanceKey } from '../instance-ref.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { InventoryRow } from './inventory-row.ts';
import { stillOwned } from './owner.ts';
import type { RowCache } from './row-cache.ts';
import { sourceKey } from './source-ref.ts';

/** More than a popup shows at once. */
const FIRST_ROWS = 100;

/** So many sources are opened in a moment; a whole large inventory is not. */
const FIRST_SOURCES = 8;

/** The rows of the given keys, in their order, and others after them. */
export function firstOf(rows: readonly InventoryRow[], keys: readonly string[]): InventoryRow[] {
  const places = new Map(keys.map((key, index) => [key, index]));
  const placeOf = (row: InventoryRow) => places.get(instanceKey(row)) ?? keys.length;
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, FIRST_ROWS)
    .map(({ row }) => row);
}

/** The same from the cache, of which only the sources of the keys and a few others are opened. */
export async function firstFromCache(
  { cache, profiles }: { cache: RowCache; profiles: Pick<ProfileStore, 'list'> },
  keys: readonly string[],
): Promise<{ rows: InventoryRow[]; total: number }> {
  const [list, sources, total] = await Promise.all([
    profiles.list(),
    cache.sources(),
    cache.total(),
  ]);
  const wanted = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('/'))));
  const chosen = sources
    .map((ref) => ({ ref, isWanted: wanted.has(sourceKey(ref)) }))
    .toSorted((a, b) => Number(b.isWanted) - Number(a.isWanted))
    .slice(0, FIRST_SOURCES)
    .map(({ ref }) => ref);
  const owned = stillOwned(await cache.read(chosen), list);
  return {
    rows: firstOf(
      owned.flatMap(({ rows }) => rows),
      keys,
    ),
    total,
  };
}
