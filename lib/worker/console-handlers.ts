import type { Client } from '../aliyun/client.ts';
import type { Handlers } from '../messaging/router.ts';
import { chooseProfile } from '../profiles/choose.ts';
import type { CredentialsOf } from '../profiles/credentials/credentials-of.ts';
import type { ProfileSummary } from '../profiles/profile.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { Settings } from '../settings.ts';
import { findRegion } from '../viewers/find-region.ts';
import { fittingProfiles } from '../viewers/fitting-profiles.ts';
import type { Opener } from '../viewers/open.ts';
import type { Prefetch } from '../viewers/prefetch.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { ConsoleTabs } from './console-tabs.ts';
import type { UnknownLists } from './unknown-lists.ts';

/** What the answers to a console page stand on. */
export interface ConsoleParts {
  client: Client;
  profiles: Pick<ProfileStore, 'list'>;
  credentialsOf: CredentialsOf;
  registry: Pick<Registry, 'all'>;
  recent: Recent;
  settings: Pick<Settings, 'prefetch'>;
  prefetch: Prefetch;
  consoleTabs: Pick<ConsoleTabs, 'add'>;
  unknownLists: Pick<UnknownLists, 'add'>;
  openViewer: Opener;
  openSettings(): Promise<void>;
}

type ConsoleHandlers = Pick<Handlers, 'open' | Extract<keyof Handlers, `console.${string}`>>;

const done = { ok: true, value: null } as const;

/**
 * The answers to the messages that a console page may send. A page may have made up all that such a
 * message says, so the most that it gets is a window, a ticket that nobody sees, and the names of
 * profiles to choose from.
 */
export function createConsoleHandlers(parts: ConsoleParts): ConsoleHandlers {
  const { profiles, registry, recent, settings } = parts;

  async function fitting(accountId: string | undefined, instanceId?: string) {
    const lastUsed = await recent.profilesFor(instanceId ?? '');
    return fittingProfiles(await profiles.list(), { accountId, lastUsed });
  }

  /** The viewer that is there already, of whichever profile that fits. */
  async function openAlready(instanceId: string, fits: readonly ProfileSummary[]) {
    const viewers = (await registry.all()).map(({ instance }) => instance);
    return viewers.find(
      (viewer) =>
        viewer.instanceId === instanceId && fits.some(({ id }) => id === viewer.profileId),
    );
  }

  /** A row tells its region nearly always. */
  async function regionOf(instanceId: string, { id, regionIds, endpoint }: ProfileSummary) {
    const seen = await recent.regionOf(instanceId);
    const likely = [...new Set([...(seen === undefined ? [] : [seen]), ...regionIds])];
    const target = { credentials: parts.credentialsOf(id), endpoint };
    // In the default region the viewer says what is wrong, with a way on.
    return (await findRegion(parts.client, target, likely, instanceId)) ?? regionIds[0];
  }

  return {
    async open({ instanceId, regionId, profileId, name, accountId, another }, { audience }) {
      const list = await profiles.list();
      // Without any profile this throws 'no-profile'.
      const first = chooseProfile(list, { profileId });
      const fits = profileId ? [first] : await fitting(accountId, instanceId);
      const [profile] = fits;
      if (!profile) return { ok: true, value: 'no-profile-fits' };
      const instance = (await openAlready(instanceId, fits)) ?? {
        profileId: profile.id,
        regionId: regionId ?? (await regionOf(instanceId, profile)),
        instanceId,
      };
      await recent.add(instance, name);
      await parts.openViewer(instance, { another: another === true && audience === 'own' });
      return { ok: true, value: 'opened' };
    },

    async 'console.state'({ instanceIds, accountId }, { tabId }) {
      if (tabId !== undefined) await parts.consoleTabs.add(tabId);
      const asked = new Set(instanceIds);
      const viewers = (await registry.all()).map(({ instance }) => instance.instanceId);
      const open = [...new Set(viewers)].filter((instanceId) => asked.has(instanceId));
      const prefetch = await settings.prefetch();
      const hasChoice = (await fitting(accountId)).length > 1;
      return { ok: true, value: { open, prefetch, hasChoice } };
    },

    async 'console.prefetch'({ instanceId, regionId, accountId }) {
      const fits = (await settings.prefetch()) ? await fitting(accountId, instanceId) : [];
      const [profile] = fits;
      if (!profile || (await openAlready(instanceId, fits))) return done;
      await parts.prefetch({ profileId: profile.id, regionId, instanceId });
      return done;
    },

    async 'console.profiles'({ instanceId, accountId }) {
      const fits = await fitting(accountId, instanceId);
      return { ok: true, value: fits.map(({ id, name }) => ({ profileId: id, name })) };
    },

    async 'console.settings'() {
      await parts.openSettings();
      return done;
    },

    async 'console.unrecognised'(list) {
      await parts.unknownLists.add(list);
      return done;
    },
  };
}
