import type { InventoryRow } from '../inventory-row.ts';
import { type Columns, makeColumns } from './columns.ts';
import { type Entry, makeEntry } from './entry.ts';
import { createFacets, type Words } from './facet.ts';

/** The rows of the inventory, prepared for the search and ordered by name. */
export interface SearchIndex {
  /** What rows are called beside what ECS says. */
  words: Words;
  /** Adds rows, or puts them in the place of those with the same key. */
  add(rows: readonly InventoryRow[]): void;
  remove(keys: readonly string[]): void;
  get(key: string): Entry | undefined;
  /** By name. A new array after every change. */
  entries(): readonly Entry[];
  /** What a search goes through. Made when it is asked for, once after every change. */
  columns(): Columns;
}

export function createIndex(rows: readonly InventoryRow[], words: Words): SearchIndex {
  const facets = createFacets(words);
  const byKey = new Map<string, Entry>();
  let ordered: readonly Entry[] = [];
  let columns: Columns | undefined;

  function add(more: readonly InventoryRow[]): void {
    const stale = new Set<Entry>();
    const fresh = new Map<string, Entry>();
    for (const row of more) {
      const entry = makeEntry(row, facets.of(row));
      const before = byKey.get(entry.key);
      if (before) stale.add(before);
      fresh.set(entry.key, entry);
      byKey.set(entry.key, entry);
    }
    ordered = merge(without(ordered, stale), [...fresh.values()].sort(byOrder));
    columns = undefined;
  }

  function remove(keys: readonly string[]): void {
    const stale = new Set<Entry>();
    for (const key of keys) {
      const entry = byKey.get(key);
      if (entry) stale.add(entry);
      byKey.delete(key);
    }
    ordered = without(ordered, stale);
    columns = undefined;
  }

  add(rows);
  return {
    words,
    add,
    remove,
    get: (key) => byKey.get(key),
    entries: () => ordered,
    columns() {
      columns ??= makeColumns(ordered, facets.texts());
      return columns;
    },
  };
}

const without = (entries: readonly Entry[], stale: ReadonlySet<Entry>): readonly Entry[] =>
  stale.size === 0 ? entries : entries.filter((entry) => !stale.has(entry));

/** Where an entry stands among ordered ones. */
export function placeIn(ordered: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ordered[middle];
    if (other && byOrder(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Equal names stay in one order, whatever order they came in. */
function byOrder(a: Entry, b: Entry): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Rows come in batches, and each takes a few places among many: those are looked for. */
function merge(many: readonly Entry[], few: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  let copied = 0;
  for (const entry of few) {
    const place = placeIn(many, entry);
    for (; copied < place; copied += 1) merged.push(many[copied] as Entry);
    merged.push(entry);
  }
  return merged.concat(many.slice(copied));
}
