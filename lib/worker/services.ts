import { browser } from 'wxt/browser';
import { createClient } from '../aliyun/client.ts';
import { withRetry } from '../aliyun/retry.ts';
import { sleep } from '../aliyun/wait.ts';
import { createPrefixes } from '../find/prefixes.ts';
import { createListeners } from '../instances/listeners.ts';
import { createPins } from '../instances/pins.ts';
import { announceVault } from '../messaging/vault-news.ts';
import { announceViewers } from '../messaging/viewers-news.ts';
import { announceWall } from '../messaging/wall-news.ts';
import type { Device } from '../profiles/credentials/cloud-sso-device.ts';
import { createCredentialsOf } from '../profiles/credentials/credentials-of.ts';
import { createSealedMap } from '../profiles/credentials/sealed-map.ts';
import { createSessions } from '../profiles/credentials/sessions.ts';
import { createSignIns } from '../profiles/credentials/sign-ins.ts';
import { createImportDesk, type WaitingPlan } from '../profiles/import/import-desk.ts';
import { createKeyStore } from '../profiles/key-store.ts';
import { createProfileStore } from '../profiles/store.ts';
import { createVault } from '../profiles/vault/create.ts';
import { afterMigration, resealOldSecrets } from '../profiles/vault/migrate.ts';
import { createSettings } from '../settings.ts';
import { storedMap } from '../storage-area.ts';
import { ticketFetcher } from '../viewers/fetch-ticket.ts';
import { createFinders } from '../viewers/finders.ts';
import { createOpener } from '../viewers/open.ts';
import { createPrefetch } from '../viewers/prefetch.ts';
import { createRecent } from '../viewers/recent.ts';
import { createRegistry } from '../viewers/registry.ts';
import { createTicketDesk } from '../viewers/tickets.ts';
import { browserWindows } from '../viewers/windows.ts';
import { createWall } from '../wall.ts';
import { announced } from './announced-vault.ts';
import { createConsoleTabs } from './console-tabs.ts';
import type { Services } from './handlers.ts';
import { fetchAllowed, withHostAccess } from './host-access.ts';
import { createInventoryServices } from './inventory-services.ts';
import { createKeptClock } from './kept-clock.ts';
import { createLookUp } from './look-up.ts';
import { createOpenById } from './open-by-id.ts';
import { openPicker } from './open-picker.ts';
import { createReach } from './reach.ts';
import { createBadge } from './show-badge.ts';
import { createUnknownLists } from './unknown-lists.ts';
import { createWhereabouts } from './whereabouts.ts';

/** Puts the background together from the browser's own parts. */
export function createServices(): Services {
  const { local, session } = browser.storage;
  const now = Date.now;
  const { clock, afterRestore } = createKeptClock(now, session);
  const once = createClient({
    fetch: (...request) => fetch(...request),
    now: clock.now,
    nonce: () => crypto.randomUUID(),
  });
  const parts = { clock, now, sleep, random: Math.random };
  const client = afterRestore(withRetry(withHostAccess(once), parts));

  const made = createVault({ local, session, keys: createKeyStore(), now });
  const erase = () => made.erase().then(inventory.erase);
  const vault = announced({ ...made, erase }, (state) => {
    announceVault(state);
    inventory.vaultChanged(state);
  });
  const migrated = afterMigration(local, () => resealOldSecrets(local, vault));
  const sessions = createSessions({
    kept: createSealedMap(storedMap(session, 'sessions'), vault, 'session'),
    now: clock.now,
  });
  const profiles = createProfileStore(migrated, vault, {
    async onChange() {
      await sessions.clear();
      await inventory.profilesChanged();
    },
  });
  const outside = { profiles, fetch: fetchAllowed, now: clock.now };
  const credentialsOf = createCredentialsOf({ ...outside, sessions, client });
  const started = createSealedMap<Device>(storedMap(session, 'signIns'), vault, 'sign-in');
  const signIns = createSignIns({ ...outside, started });
  const imports = createImportDesk({
    profiles,
    plans: createSealedMap<WaitingPlan>(storedMap(session, 'imports'), vault, 'import'),
    newId: () => crypto.randomUUID(),
    now: clock.now,
  });

  const { inventory, screenshots } = createInventoryServices({
    ...{ client, credentialsOf, profiles, vault, session },
    now: clock.now,
  });

  const marks = createListeners<void>();
  const consoleTabs = createConsoleTabs(storedMap(session, 'consoleTabs'));
  const registry = createRegistry(storedMap(session, 'viewers'), (what) => {
    if (what === 'viewers') consoleTabs.tell();
    if (what === 'viewers') marks.tell();
    showBadge();
    announceViewers();
  });
  const showBadge = createBadge(registry.all);
  const granted = storedMap<number[]>(session, 'tickets');
  const fetchTicket = ticketFetcher({ client, profiles, credentialsOf, now });
  const tickets = createTicketDesk({ fetchTicket, granted, now });
  const openViewer = createOpener({ registry, tickets, windows: browserWindows });
  const recent = createRecent(local);
  const settings = createSettings(local);
  const about = { client, clock, profiles, vault, credentialsOf, signIns, imports, settings };
  const viewers = { tickets, registry, recent, openViewer };
  const whereabouts = createWhereabouts({ profiles, registry, recent, inventory });
  const finders = createFinders({ map: storedMap(session, 'finders'), windows: browserWindows });
  const pins = createPins(local, marks.tell);
  const openById = createOpenById({ whereabouts, recent, finders, openViewer });
  const byId = {
    whereabouts,
    finders,
    openById,
    reach: createReach({ openById, finders }),
    prefixes: createPrefixes(local),
  };
  return {
    ...about,
    ...viewers,
    ...byId,
    inventory,
    screenshots,
    onMarks: marks.add,
    pins,
    lookUp: createLookUp({ vault, profiles, recent, pins, inventory }),
    windows: browserWindows,
    wall: createWall(local, announceWall),
    consoleTabs,
    prefetch: createPrefetch({ tickets, granted, now }),
    unknownLists: createUnknownLists(session, now),
    openPicker,
    openSettings: () => browser.runtime.openOptionsPage(),
  };
}

/**
 * Closes `storage.local` to content scripts, where the browser can: Firefox can't, and there the
 * secrets' encryption alone stands between them.
 */
export async function closeStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
