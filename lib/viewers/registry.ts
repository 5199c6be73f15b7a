import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import type { Stored } from '../storage-area.ts';
import type { ViewerState } from './viewer-state.ts';

/** A viewer that is open. */
export interface ListedViewer {
  tabId: number;
  windowId: number;
  instance: InstanceRef;
  state: ViewerState;
}

/** What a change was about: which viewers there are, or only how one of them is doing. */
export type RegistryChange = 'viewers' | 'state';

/**
 * Which viewers are open, by their tabs, across restarts of the background. An instance may have
 * several: a person asked for another window.
 * @param changed is called after each change
 */
export function createRegistry(
  map: Stored<Record<string, ListedViewer>>,
  changed: (what: RegistryChange) => void = () => undefined,
) {
  /** The first that was opened comes first. */
  const all = async (): Promise<ListedViewer[]> =>
    Object.values(await map.read()).toSorted((a, b) => a.tabId - b.tabId);

  return {
    all,
    /** The newest viewer of an instance. */
    async find(instance: InstanceRef): Promise<ListedViewer | undefined> {
      const key = instanceKey(instance);
      return (await all()).findLast((viewer) => instanceKey(viewer.instance) === key);
    },
    /** The viewer in a tab. */
    at: async (tabId: number): Promise<ListedViewer | undefined> => (await map.read())[tabId],
    async remember(viewer: Omit<ListedViewer, 'state'>): Promise<void> {
      await map.change((viewers) => {
        // The page may have told its state before whoever opened it learnt of the tab.
        const state = viewers[viewer.tabId]?.state ?? 'opening';
        viewers[viewer.tabId] = { ...viewer, state };
      });
      changed('viewers');
    },
    /** Notes how the viewer in a tab is doing; a tab without one changes nothing. */
    async note(tabId: number, state: ViewerState): Promise<void> {
      const isNew = await map.change((viewers) => {
        const viewer = viewers[tabId];
        if (!viewer || viewer.state === state) return false;
        viewer.state = state;
        return true;
      });
      if (isNew) changed('state');
    },
    /** Gives the instance that has no viewer any more, now that the tab is closed. */
    async forgetTab(tabId: number): Promise<InstanceRef | undefined> {
      const forgotten = await map.change((viewers) => {
        const viewer = viewers[tabId];
        delete viewers[tabId];
        return viewer;
      });
      if (!forgotten) return undefined;
      changed('viewers');
      const key = instanceKey(forgotten.instance);
      const others = (await all()).some(({ instance }) => instanceKey(instance) === key);
      return others ? undefined : forgotten.instance;
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
