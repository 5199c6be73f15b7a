import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import type { Stored } from '../storage-area.ts';

/** A viewer that is open. */
export interface OpenViewer {
  tabId: number;
  windowId: number;
  instance: InstanceRef;
}

/**
 * Which viewers are open, across restarts of the background.
 * @param changed is called after each change
 */
export function createRegistry(
  map: Stored<Record<string, OpenViewer>>,
  changed: () => void = () => undefined,
) {
  return {
    async find(instance: InstanceRef): Promise<OpenViewer | undefined> {
      return (await map.read())[instanceKey(instance)];
    },
    /** Every viewer that is open now. */
    all: async (): Promise<OpenViewer[]> => Object.values(await map.read()),
    async remember(viewer: OpenViewer): Promise<void> {
      await map.change((viewers) => {
        viewers[instanceKey(viewer.instance)] = viewer;
      });
      changed();
    },
    /** Gives the instances whose viewer was in the tab. */
    async forgetTab(tabId: number): Promise<InstanceRef[]> {
      const forgotten = await map.change((viewers) => {
        const gone = Object.entries(viewers).filter(([, viewer]) => viewer.tabId === tabId);
        for (const [key] of gone) delete viewers[key];
        return gone.map(([, { instance }]) => instance);
      });
      if (forgotten.length > 0) changed();
      return forgotten;
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
