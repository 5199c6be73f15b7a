import { signal } from '@preact/signals';
import type { InventoryNews } from '../../lib/instances/inventory-news.ts';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import type { Words } from '../../lib/instances/search/facet.ts';
import { search } from '../../lib/instances/search/search.ts';
import { createIndex } from '../../lib/instances/search/search-index.ts';

/** What is offered at once: a list that needs no scrolling. */
const OFFERED = 8;

export type WallInventory = ReturnType<typeof createWallInventory>;

/** The instances that can be put on the wall, and what is known of those that are there. */
export function createWallInventory(words: Words) {
  const state = signal<'asking' | 'told' | 'locked' | 'no-profile'>('asking');
  /** Whether regions are still being asked. */
  const isBusy = signal(false);
  /** Counts the changes of the index, which is no signal itself. */
  const changes = signal(0);
  let index = createIndex([], words);
  let marks: { pinned: readonly string[]; recent: readonly string[] } = { pinned: [], recent: [] };

  return {
    state,
    isBusy,
    hear(news: InventoryNews): void {
      switch (news.type) {
        case 'start':
          index = createIndex([], words);
          marks = news;
          state.value = 'told';
          break;
        case 'marks':
          marks = news;
          break;
        case 'rows':
          index.remove(news.gone ?? []);
          index.add(news.rows);
          break;
        case 'progress':
          isBusy.value = news.done < news.all;
          break;
        case 'locked':
        case 'no-profile':
          state.value = news.type;
          break;
        case 'source':
          return;
      }
      changes.value += 1;
    },
    rowOf(key: string): InventoryRow | undefined {
      changes.value;
      return index.get(key)?.row;
    },
    /** The best rows that have all words of the query; without any, the pinned and the recent ones. */
    find(query: string): InventoryRow[] {
      changes.value;
      return search(index, query, { ...marks, limit: OFFERED }).map(({ row }) => row);
    },
  };
}
