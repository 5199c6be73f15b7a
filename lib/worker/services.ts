import { browser } from 'wxt/browser';
import { createClient } from '../aliyun/client.ts';
import { announceVault } from '../messaging/vault-news.ts';
import { createKeyStore } from '../profiles/key-store.ts';
import { createProfileStore } from '../profiles/store.ts';
import { createVault } from '../profiles/vault/create.ts';
import { afterMigration, resealOldSecrets } from '../profiles/vault/migrate.ts';
import { storedMap } from '../storage-area.ts';
import { ticketFetcher } from '../viewers/fetch-ticket.ts';
import { createOpener } from '../viewers/open.ts';
import { createRecent } from '../viewers/recent.ts';
import { createRegistry } from '../viewers/registry.ts';
import { createTicketDesk } from '../viewers/tickets.ts';
import { browserWindows } from '../viewers/windows.ts';
import { announced } from './announced-vault.ts';
import type { Services } from './handlers.ts';
import { withHostAccess } from './host-access.ts';

/** Puts the background together from the browser's own parts. */
export function createServices(): Services {
  const { local, session } = browser.storage;
  const now = Date.now;
  const client = withHostAccess(
    createClient({
      fetch: (...request) => fetch(...request),
      now,
      nonce: () => crypto.randomUUID(),
    }),
  );
  const vault = announced(
    createVault({ local, session, keys: createKeyStore(), now }),
    announceVault,
  );
  const migrated = afterMigration(local, () => resealOldSecrets(local, vault));
  const profiles = createProfileStore(migrated, vault);
  const registry = createRegistry(storedMap(session, 'viewers'));
  const tickets = createTicketDesk({
    fetchTicket: ticketFetcher(client, profiles, now),
    granted: storedMap(session, 'tickets'),
    now,
  });
  const openViewer = createOpener({ registry, tickets, windows: browserWindows });
  return { client, profiles, vault, tickets, registry, recent: createRecent(local), openViewer };
}

/**
 * Closes `storage.local` to content scripts, where the browser can: Firefox can't, and there the
 * secrets' encryption alone stands between them.
 */
export async function closeStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
