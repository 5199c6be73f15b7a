import { type Stale, staleAfter } from '../../lib/console/changes.ts';
import { type ConsoleLocation, readLocation } from '../../lib/console/location.ts';

/** Remembers what the next pass over the page has to look at: at first, all of it. */
export function createToDo() {
  let href = window.location.href;
  let here = readLocation(href);
  let stale: Stale = 'page';

  return {
    /** Notes what has changed; nothing is told of what may change everything. */
    note(records?: readonly MutationRecord[]): void {
      if (stale === 'page') return;
      const more = records && here.page === 'list' ? staleAfter(records) : 'page';
      stale = more === 'page' ? more : stale.union(more);
    },
    isEmpty: (): boolean => stale !== 'page' && stale.size === 0,
    /** Gives what there is to do, and where the page is now, and begins anew. */
    take(): { here: ConsoleLocation; stale: Stale } {
      if (href !== window.location.href) {
        href = window.location.href;
        here = readLocation(href);
        stale = 'page';
      }
      const taken = stale;
      stale = new Set();
      return { here, stale: taken };
    },
  };
}

export type ToDo = ReturnType<typeof createToDo>;
