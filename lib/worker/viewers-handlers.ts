import type { Prefixes } from '../find/prefixes.ts';
import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import type { Inventory } from '../instances/inventory.ts';
import type { Handlers } from '../messaging/router.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { Recent } from '../viewers/recent.ts';
import type { ListedViewer, Registry } from '../viewers/registry.ts';
import { tile } from '../viewers/tile.ts';
import type { ViewerEntry } from '../viewers/viewer-entry.ts';
import type { Windows } from '../viewers/windows.ts';

/** What the answers about all viewers stand on. */
export interface ViewersParts {
  registry: Registry;
  windows: Windows;
  recent: Pick<Recent, 'all'>;
  profiles: Pick<ProfileStore, 'list'>;
  prefixes: Pick<Prefixes, 'learn'>;
  inventory: Pick<Inventory, 'find'>;
}

const done = { ok: true, value: null } as const;

/** The answers about the viewers that are open. No tab that is none of them can be reached by these. */
export function createViewersHandlers(parts: ViewersParts) {
  const { registry, windows, recent, profiles, prefixes, inventory } = parts;

  return {
    async 'viewer.state'({ state }, { tabId }) {
      if (tabId === undefined) return done;
      await registry.note(tabId, state);
      const viewer = await registry.at(tabId);
      // A ticket was given for it there, so it is there.
      if (viewer && state === 'live') await prefixes.learn([viewer.instance]);
      return done;
    },

    async 'viewers.list'() {
      return { ok: true, value: await entries() };
    },

    async 'viewers.focus'({ tabId }) {
      const viewer = await registry.at(tabId);
      if (viewer) await windows.focus(viewer);
      return done;
    },

    async 'viewers.close'({ tabId }) {
      if (await registry.at(tabId)) await windows.close([tabId]);
      return done;
    },

    async 'viewers.closeAll'() {
      await windows.close((await registry.all()).map(({ tabId }) => tabId));
      return done;
    },

    async 'viewers.tile'(area) {
      const viewers = await registry.all();
      const all = await Promise.all(viewers.map(({ tabId }) => windows.ownWindow(tabId)));
      const windowIds = all.filter((windowId) => windowId !== undefined);
      const places = tile(windowIds.length, area);
      for (const [index, windowId] of windowIds.entries()) {
        const place = places[index];
        if (place) await windows.place(windowId, place);
      }
      return done;
    },
  } satisfies Partial<Handlers>;

  async function entries(): Promise<ViewerEntry[]> {
    const [viewers, opened, list] = await Promise.all([
      registry.all(),
      recent.all(),
      profiles.list(),
    ]);
    const names = new Map(opened.map(({ instance, name }) => [instanceKey(instance), name]));
    const byId = new Map(list.profiles.map((profile) => [profile.id, profile]));
    const entryOf = async ({ tabId, instance, state }: ListedViewer): Promise<ViewerEntry> => {
      const name = names.get(instanceKey(instance)) ?? (await nameListed(instance));
      const profile = byId.get(instance.profileId);
      return {
        tabId,
        instance,
        state,
        ...(name !== undefined && { name }),
        ...(profile && { profileName: profile.name }),
      };
    };
    return Promise.all(viewers.map(entryOf));
  }

  async function nameListed({ instanceId }: InstanceRef): Promise<string | undefined> {
    return (await inventory.find(instanceId))?.name;
  }
}
