import type { Clock } from '../aliyun/clock.ts';
import { describeRegions } from '../aliyun/ecs-regions.ts';
import type { Prefixes } from '../find/prefixes.ts';
import type { Inventory } from '../instances/inventory.ts';
import type { Pins } from '../instances/pins.ts';
import type { Handlers } from '../messaging/router.ts';
import type { Result } from '../problem.ts';
import { checkProfile } from '../profiles/check-profile.ts';
import { chooseProfile } from '../profiles/choose.ts';
import type { SignIns } from '../profiles/credentials/sign-ins.ts';
import type { ImportDesk } from '../profiles/import/import-desk.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Settings } from '../settings.ts';
import type { Finders } from '../viewers/finders.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { TicketDesk } from '../viewers/tickets.ts';
import type { Windows } from '../viewers/windows.ts';
import type { CommandParts } from './commands.ts';
import { type ConsoleParts, createConsoleHandlers } from './console-handlers.ts';
import type { ConsoleTabs } from './console-tabs.ts';
import { createDiagnosisHandlers, type DiagnosisParts } from './diagnosis-handlers.ts';
import { createFindHandlers, type FindParts } from './find-handlers.ts';
import { createImportHandlers } from './import-handlers.ts';
import { createInventoryHandlers, type PickerParts } from './inventory-handlers.ts';
import type { MenuParts } from './menus.ts';
import type { OmniboxParts } from './omnibox.ts';
import type { InventoryServerParts } from './serve-inventory.ts';
import type { UnknownLists } from './unknown-lists.ts';
import { createVaultHandlers } from './vault-handlers.ts';
import { createViewerHandlers, type ViewerServices } from './viewer-handlers.ts';
import { createViewersHandlers, type ViewersParts } from './viewers-handlers.ts';
import { createWallHandlers, type WallParts } from './wall-handlers.ts';

/** What the background's handlers stand on. */
export interface Services
  extends ViewerServices,
    ConsoleParts,
    CommandParts,
    DiagnosisParts,
    FindParts,
    MenuParts,
    InventoryServerParts,
    OmniboxParts,
    PickerParts,
    ViewersParts,
    WallParts {
  /** The one by which `client` dates its requests. */
  clock: Clock;
  profiles: ProfileStore;
  vault: ManagedVault;
  signIns: SignIns;
  imports: ImportDesk;
  registry: Registry;
  windows: Windows;
  tickets: TicketDesk;
  finders: Finders;
  prefixes: Prefixes;
  recent: Recent;
  settings: Settings;
  inventory: Inventory;
  pins: Pins;
  consoleTabs: ConsoleTabs;
  unknownLists: UnknownLists;
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The answer to every message. What a handler throws becomes a `Problem` in the router. */
export function createHandlers(services: Services): Handlers {
  const { client, clock, profiles, credentialsOf, signIns } = services;
  const { registry, recent, finders } = services;

  const profileOf = async (profileId: string) =>
    chooseProfile(await profiles.list(), { profileId });

  return {
    ...createConsoleHandlers(services),

    async 'viewer.hello'({ instance }, { tabId, windowId }) {
      if (tabId !== undefined && windowId !== undefined) {
        await registry.remember({ tabId, windowId, instance });
        await finders.forget(tabId);
      }
      const profile = await profileOf(instance.profileId);
      const name = await recent.nameOf(instance);
      return ok({ profileName: profile.name, ...(name !== undefined && { name }) });
    },

    ...createViewerHandlers(services),

    ...createViewersHandlers(services),

    ...createFindHandlers(services),

    ...createInventoryHandlers(services),

    ...createWallHandlers(services),

    ...createVaultHandlers(services.vault),

    ...createImportHandlers(services.imports),

    ...createDiagnosisHandlers(services),

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
      const parts = { client, clock, credentialsOf };
      const report = await checkProfile(parts, await profileOf(profileId));
      if (report.identity) await profiles.setAccount(profileId, report.identity.accountId);
      return ok(report);
    },

    async 'profiles.regions'({ profileId, language }) {
      const { regionIds, endpoint } = await profileOf(profileId);
      const credentials = credentialsOf(profileId);
      const target = { credentials, regionId: regionIds[0], endpoint };
      return ok(await describeRegions(client, target, language));
    },

    'signIn.start': async ({ profileId }) => ok(await signIns.start(profileId)),

    'signIn.poll': async ({ profileId }) => ok(await signIns.poll(profileId)),

    'signIn.accounts': async ({ profileId }) => ok(await signIns.accounts(profileId)),

    'signIn.configurations': async ({ profileId, accountId }) =>
      ok(await signIns.configurations(profileId, accountId)),
  };
}
