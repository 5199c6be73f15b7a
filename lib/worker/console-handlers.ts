import type { Handlers } from '../messaging/router.ts';
import type { Settings } from '../settings.ts';
import type { Prefetch } from '../viewers/prefetch.ts';
import type { Registry } from '../viewers/registry.ts';
import type { ConsoleTabs } from './console-tabs.ts';
import type { OpenById } from './open-by-id.ts';
import type { UnknownLists } from './unknown-lists.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What the answers to a console page stand on. */
export interface ConsoleParts {
  registry: Pick<Registry, 'all'>;
  settings: Pick<Settings, 'prefetch'>;
  prefetch: Prefetch;
  consoleTabs: Pick<ConsoleTabs, 'add'>;
  unknownLists: Pick<UnknownLists, 'add'>;
  whereabouts: Whereabouts;
  openById: OpenById;
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
  const { registry, settings, whereabouts } = parts;

  return {
    async open({ another, ...wish }, { audience }) {
      const isAnother = another === true && audience === 'own';
      return { ok: true, value: await parts.openById({ ...wish, another: isAnother }) };
    },

    async 'console.state'({ instanceIds, accountId }, { tabId }) {
      if (tabId !== undefined) await parts.consoleTabs.add(tabId);
      const asked = new Set(instanceIds);
      const viewers = (await registry.all()).map(({ instance }) => instance.instanceId);
      const open = [...new Set(viewers)].filter((instanceId) => asked.has(instanceId));
      const prefetch = await settings.prefetch();
      const hasChoice = (await whereabouts.fitting({ accountId })).length > 1;
      return { ok: true, value: { open, prefetch, hasChoice } };
    },

    async 'console.prefetch'({ instanceId, regionId, accountId }) {
      if (!(await settings.prefetch())) return done;
      const fits = await whereabouts.fitting({ instanceId, accountId });
      const [profile] = fits;
      if (!profile || (await whereabouts.openAlready(instanceId, fits))) return done;
      await parts.prefetch({ profileId: profile.id, regionId, instanceId });
      return done;
    },

    async 'console.profiles'({ instanceId, accountId }) {
      const fits = await whereabouts.fitting({ instanceId, accountId });
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
