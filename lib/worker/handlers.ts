import type { Client } from '../aliyun/client.ts';
import { getCallerIdentity } from '../aliyun/sts.ts';
import type { InstanceRef } from '../instance-ref.ts';
import { listInstances } from '../instances/list.ts';
import type { Handlers } from '../messaging/router.ts';
import type { Result } from '../problem.ts';
import { chooseProfile } from '../profiles/choose.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { TicketDesk } from '../viewers/tickets.ts';
import { createVaultHandlers } from './vault-handlers.ts';

/** What the background's handlers stand on. */
export interface Services {
  client: Client;
  profiles: ProfileStore;
  vault: ManagedVault;
  tickets: TicketDesk;
  registry: Registry;
  recent: Recent;
  /** Focuses the instance's viewer, or opens one. */
  openViewer(instance: InstanceRef): Promise<void>;
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The answer to every message. What a handler throws becomes a `Problem` in the router. */
export function createHandlers(services: Services): Handlers {
  const { client, profiles, tickets, registry, recent, openViewer } = services;

  return {
    async open({ instanceId, regionId, profileId, name }) {
      const lastUsedId = await recent.profileOf(instanceId);
      const profile = chooseProfile(await profiles.list(), { profileId, lastUsedId });
      // A row tells its region nearly always; the profile's own is the best guess where it does not.
      const instance = {
        profileId: profile.id,
        regionId: regionId ?? profile.regionId,
        instanceId,
      };
      await recent.add(instance, name);
      await openViewer(instance);
      return ok(null);
    },

    async 'viewer.hello'({ instance }, { tabId, windowId }) {
      if (tabId !== undefined && windowId !== undefined) {
        await registry.remember({ tabId, windowId, instance });
      }
      const list = await profiles.list();
      const profile = chooseProfile(list, { profileId: instance.profileId });
      const name = await recent.nameOf(instance);
      return ok({ profileName: profile.name, ...(name !== undefined && { name }) });
    },

    'viewer.ticket': async ({ instance }) => ok(await tickets.take(instance)),

    async 'instances.list'({ profileId, regionId, nextToken }) {
      const credentials = await profiles.credentials(profileId);
      return ok(await listInstances(client, { credentials, regionId }, nextToken));
    },

    ...createVaultHandlers(services.vault),

    'profiles.list': async () => ok(await profiles.list()),

    'profiles.save': async (form) => ok(await profiles.save(form)),

    async 'profiles.remove'({ profileId }) {
      await profiles.remove(profileId);
      return ok(null);
    },

    async 'profiles.makeDefault'({ profileId }) {
      await profiles.makeDefault(profileId);
      return ok(null);
    },

    async 'profiles.test'({ profileId }) {
      const credentials = await profiles.credentials(profileId);
      const identity = await getCallerIdentity(client, { credentials });
      await profiles.setAccount(profileId, identity.accountId);
      return ok(identity);
    },
  };
}
