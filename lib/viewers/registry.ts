import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import type { Stored } from '../storage-area.ts';

/** A viewer that is open. */
export interface OpenViewer {
  tabId: number;
  windowId: number;
  instance: InstanceRef;
}

/** Which viewers are open, across restarts of the background. */
export function createRegistry(map: Stored<Record<string, OpenViewer>>) {
  return {
    async find(instance: InstanceRef): Promise<OpenViewer | undefined> {
      return (await map.read())[instanceKey(instance)];
    },
    remember: (viewer: OpenViewer): Promise<void> =>
      map.change((viewers) => {
        viewers[instanceKey(viewer.instance)] = viewer;
      }),
    forgetTab: (tabId: number): Promise<void> =>
      map.change((viewers) => {
        for (const [key, viewer] of Object.entries(viewers)) {
          if (viewer.tabId === tabId) delete viewers[key];
        }
      }),
  };
}

export type Registry = ReturnType<typeof createRegistry>;
