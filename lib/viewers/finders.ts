import type { Stored } from '../storage-area.ts';
import { findPath, type Wanted } from './address.ts';
import { createShare } from './share.ts';
import type { Windows } from './windows.ts';

/** A window that looks for the region of an instance. */
export interface Finder {
  tabId: number;
  wanted: Wanted;
}

export interface FindersParts {
  /** By tab, across restarts of the background. */
  map: Stored<Record<string, Finder>>;
  windows: Pick<Windows, 'open' | 'focus'>;
}

/**
 * The viewers that do not know yet where their instance is. They open at once, say so, and turn into
 * what they looked for.
 */
export function createFinders({ map, windows }: FindersParts) {
  const share = createShare<void>();

  async function focusOrOpen(wanted: Wanted): Promise<void> {
    const key = findPath(wanted);
    const existing = Object.values(await map.read()).find(
      (finder) => findPath(finder.wanted) === key,
    );
    if (existing && (await windows.focus(existing))) return;
    const { tabId } = await windows.open(key);
    await map.change((finders) => {
      finders[tabId] = { tabId, wanted };
    });
  }

  return {
    /** Opens one, or focuses the one that looks for the same. */
    open: (wanted: Wanted): Promise<void> => share(findPath(wanted), () => focusOrOpen(wanted)),
    /** The tab is closed, or shows its instance now. */
    async forget(tabId: number): Promise<void> {
      if (!(await map.read())[tabId]) return;
      await map.change((finders) => {
        delete finders[tabId];
      });
    },
  };
}

export type Finders = ReturnType<typeof createFinders>;
