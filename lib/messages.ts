import * as v from 'valibot';
import type { EcsRegion } from './aliyun/ecs-regions.ts';
import type { Candidate } from './find/candidates.ts';
import { InstanceId, InstanceRef, ProfileId, RegionId } from './instance-ref.ts';
import type { InventoryNews } from './instances/inventory-news.ts';
import type { DatedScreenshot } from './instances/screenshots.ts';
import type { Result } from './problem.ts';
import type { Choice } from './profiles/credentials/cloud-sso.ts';
import type { SignInState, StartedSignIn } from './profiles/credentials/sign-ins.ts';
import { FILE_MAX } from './profiles/import/file-max.ts';
import type { ImportPreview, ImportResult } from './profiles/import/import-desk.ts';
import { AccountId } from './profiles/modes/fields.ts';
import type { ProfileList, ProfileSummary } from './profiles/profile.ts';
import { ProfileForm } from './profiles/profile.ts';
import type { ProfileReport } from './profiles/profile-report.ts';
import {
  AutoLockMinutes,
  NewPassphrase,
  Passphrase,
  type VaultState,
} from './profiles/vault-state.ts';
import { KeepAliveHours } from './settings.ts';
import { Wanted } from './viewers/address.ts';
import type { ViewerEntry } from './viewers/viewer-entry.ts';
import { ViewerState } from './viewers/viewer-state.ts';
import type { Ticket } from './vnc/ticket.ts';
import { WallInstances } from './wall.ts';

/**
 * Who may send a message. `own`: a page of this extension in a top frame. `console`: our content
 * script in a console page, whose every field the page may have forged.
 */
export type Audience = 'own' | 'console';

interface Definition<Request, Response> {
  from: readonly Audience[];
  schema: v.GenericSchema<unknown, Request>;
  /** Exists for the type checker alone: what the handler answers. */
  response?: Response;
}

const define =
  <Response>() =>
  <Request>(
    from: readonly Audience[],
    schema: v.GenericSchema<unknown, Request>,
  ): Definition<Request, Response> => ({ from, schema });

const Nothing = v.object({});
const TabId = v.pipe(v.number(), v.integer());
const Name = v.pipe(v.string(), v.maxLength(256));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A part of the screen as its page knows it; what is beyond any screen was made up. */
const SCREEN_MAX = 100_000;
const Offset = v.pipe(v.number(), v.integer(), v.minValue(-SCREEN_MAX), v.maxValue(SCREEN_MAX));
const Extent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SCREEN_MAX));

/** What a page of the console says of an instance: all of it may be made up. */
export const PageInstance = v.object({
  instanceId: InstanceId,
  regionId: v.optional(RegionId),
  name: v.optional(Name),
  accountId: v.optional(AccountId),
});
export type PageInstance = v.InferOutput<typeof PageInstance>;

/** The structure of a list in the console, and nothing of what it says. */
const UnknownList = v.object({
  path: v.pipe(v.string(), v.maxLength(600), v.regex(/^[\w.> -]*$/)),
  tables: Count,
  rows: Count,
  heads: Count,
  links: Count,
});
type UnknownList = v.InferOutput<typeof UnknownList>;

/** The console shows 100 rows at most; a page that asks about more has made them up. */
const INSTANCES_MAX = 2000;

/** Every message to the background: its name, who may send it, its schema, and what comes back. */
export const messages = {
  /**
   * Open (or focus) the viewer of an instance. The answer tells a page nothing but that.
   * `accountId` is the console's, as far as its page shows it: no profile of another is tried.
   * `another` opens one more window of an instance that has one; a console page can't ask for that.
   */
  open: define<Result<'opened' | 'no-profile-fits'>>()(
    ['own', 'console'],
    v.object({
      ...PageInstance.entries,
      profileId: v.optional(ProfileId),
      another: v.optional(v.boolean()),
    }),
  ),
  /** What buttons should show: which of a page's own instances have a viewer. */
  'console.state': define<Result<{ open: string[]; prefetch: boolean; hasChoice: boolean }>>()(
    ['console'],
    v.object({
      instanceIds: v.pipe(v.array(InstanceId), v.maxLength(INSTANCES_MAX)),
      accountId: v.optional(AccountId),
    }),
  ),
  /** Somebody is about to click. The answer tells nothing, not even whether a ticket was got. */
  'console.prefetch': define<Result<null>>()(
    ['console'],
    v.object({
      instanceId: InstanceId,
      regionId: RegionId,
      accountId: v.optional(AccountId),
    }),
  ),
  /** The profiles to choose from for an instance, the one that a click would take first. */
  'console.profiles': define<Result<{ profileId: string; name: string }[]>>()(
    ['console'],
    v.object({ instanceId: InstanceId, accountId: v.optional(AccountId) }),
  ),
  /** Open our settings: there is no profile for this console yet. */
  'console.settings': define<Result<null>>()(['console'], Nothing),
  /** A list whose rows were not recognised: its structure, for the diagnosis. */
  'console.unrecognised': define<Result<null>>()(['console'], UnknownList),
  /** A viewer says that it is there; it learns the name of its instance and of its profile. */
  'viewer.hello': define<Result<{ name?: string; profileName: string }>>()(
    ['own'],
    v.object({ instance: InstanceRef }),
  ),
  /** A viewer says how it is doing, for the badge and the list of viewers. */
  'viewer.state': define<Result<null>>()(['own'], v.object({ state: ViewerState })),
  /** Where to ask for an instance, most likely first; or where it is, if that is known by now. */
  'find.plan': define<Result<{ known?: InstanceRef; candidates: Candidate[] }>>()(['own'], Wanted),
  /** Whether a region has an instance. A ticket for it is then under way. */
  'find.ask': define<Result<boolean>>()(['own'], v.object({ instance: InstanceRef })),
  /** Whether a profile may list instances: without that it finds none, and no error says so. */
  'find.mayList': define<Result<boolean>>()(
    ['own'],
    v.object({ profileId: ProfileId, regionId: RegionId }),
  ),
  /** The viewers that are open, the first that was opened first. */
  'viewers.list': define<Result<ViewerEntry[]>>()(['own'], Nothing),
  /** Bring a viewer to the front. */
  'viewers.focus': define<Result<null>>()(['own'], v.object({ tabId: TabId })),
  'viewers.close': define<Result<null>>()(['own'], v.object({ tabId: TabId })),
  'viewers.closeAll': define<Result<null>>()(['own'], Nothing),
  /** Lay the viewers' windows out side by side, in the part of the screen that is free for windows. */
  'viewers.tile': define<Result<null>>()(
    ['own'],
    v.object({ left: Offset, top: Offset, width: Extent, height: Extent }),
  ),
  /** A fresh ticket for a new connection. */
  'viewer.ticket': define<Result<Ticket>>()(['own'], v.object({ instance: InstanceRef })),
  /** The address of Alibaba's own page for the instance, good for 15 s. */
  'viewer.alibabaPage': define<Result<{ url: string }>>()(
    ['own'],
    v.object({ instance: InstanceRef }),
  ),
  /** What ECS says of the instance: `Running`, `Starting` and so on; null if it knows none. */
  'instance.status': define<Result<string | null>>()(['own'], v.object({ instance: InstanceRef })),
  /** What the diagnosis shows before it is run: instances to choose from, and which have a viewer. */
  'diagnosis.context': define<
    Result<{
      recent: { instance: InstanceRef; name?: string | undefined }[];
      open: InstanceRef[];
      unknownLists: UnknownList[];
    }>
  >()(['own'], Nothing),
  /** Start an instance that is stopped. The viewer has asked a person, and names the instance. */
  'instance.start': define<Result<null>>()(['own'], v.object({ instance: InstanceRef })),
  /** Whether tickets are asked for before a click. */
  'settings.prefetch': define<Result<boolean>>()(['own'], Nothing),
  'settings.setPrefetch': define<Result<null>>()(['own'], v.object({ on: v.boolean() })),
  /** What is set for a profile. */
  'settings.get': define<Result<{ keepAliveHours: KeepAliveHours }>>()(
    ['own'],
    v.object({ profileId: ProfileId }),
  ),
  'settings.keepAlive': define<Result<null>>()(
    ['own'],
    v.object({ profileId: ProfileId, hours: KeepAliveHours }),
  ),
  /** A picture of a running instance's screen, at most 10 s old. */
  'inventory.screenshot': define<Result<DatedScreenshot>>()(
    ['own'],
    v.object({ instance: InstanceRef, wakeUp: v.optional(v.boolean()) }),
  ),
  /** Pin an instance, or unpin it. The answer says whether it is pinned now. */
  'pins.toggle': define<Result<boolean>>()(['own'], v.object({ instance: InstanceRef })),
  /** Whether the picker shows pictures of screens. */
  'settings.preview': define<Result<boolean>>()(['own'], Nothing),
  'settings.setPreview': define<Result<null>>()(['own'], v.object({ on: v.boolean() })),
  /** What is on the wall, in its order, with the names under which they were opened last. */
  'wall.instances': define<Result<{ instance: InstanceRef; name?: string }[]>>()(['own'], Nothing),
  'wall.keep': define<Result<null>>()(['own'], v.object({ instances: WallInstances })),
  /** A ticket for a tile of the wall; refused while a viewer has the instance. */
  'wall.ticket': define<Result<Ticket>>()(['own'], v.object({ instance: InstanceRef })),
  'profiles.list': define<Result<ProfileList>>()(['own'], Nothing),
  'profiles.save': define<Result<ProfileSummary>>()(['own'], ProfileForm),
  'profiles.remove': define<Result<null>>()(['own'], v.object({ profileId: ProfileId })),
  'profiles.makeDefault': define<Result<null>>()(['own'], v.object({ profileId: ProfileId })),
  /** Try what the profile is for. A test that finds something wrong is a success. */
  'profiles.test': define<Result<ProfileReport>>()(['own'], v.object({ profileId: ProfileId })),
  /** The regions that the profile's account may use. */
  'profiles.regions': define<Result<EcsRegion[]>>()(
    ['own'],
    v.object({ profileId: ProfileId, language: v.picklist(['zh-CN', 'zh-TW', 'en-US']) }),
  ),
  /** Read a file of credentials and keep what it would bring, until it is chosen from or forgotten. */
  'profiles.planImport': define<Result<ImportPreview>>()(
    ['own'],
    v.object({ text: v.pipe(v.string(), v.maxLength(FILE_MAX)) }),
  ),
  /** Store the profiles of these rows, all or none. */
  'profiles.import': define<Result<ImportResult>>()(
    ['own'],
    v.object({
      planId: v.pipe(v.string(), v.uuid()),
      chosen: v.array(v.pipe(v.number(), v.integer())),
    }),
  ),
  'profiles.forgetImport': define<Result<null>>()(['own'], Nothing),
  /** Start a sign-in to CloudSSO; the page opens the address and asks until it is over. */
  'signIn.start': define<Result<StartedSignIn>>()(['own'], v.object({ profileId: ProfileId })),
  'signIn.poll': define<Result<SignInState>>()(['own'], v.object({ profileId: ProfileId })),
  /** What there is to choose from after a sign-in. */
  'signIn.accounts': define<Result<Choice[]>>()(['own'], v.object({ profileId: ProfileId })),
  'signIn.configurations': define<Result<Choice[]>>()(
    ['own'],
    v.object({ profileId: ProfileId, accountId: AccountId }),
  ),
  'vault.state': define<Result<VaultState>>()(['own'], Nothing),
  /** Somebody works in a viewer: the time until the vault locks itself starts anew. */
  'vault.used': define<Result<null>>()(['own'], Nothing),
  'vault.unlock': define<Result<VaultState>>()(['own'], v.object({ passphrase: Passphrase })),
  'vault.lock': define<Result<VaultState>>()(['own'], Nothing),
  /** Set a passphrase, or change it, for which the current one must be told. */
  'vault.setPassphrase': define<Result<VaultState>>()(
    ['own'],
    v.object({ passphrase: NewPassphrase, current: v.optional(Passphrase) }),
  ),
  'vault.removePassphrase': define<Result<VaultState>>()(
    ['own'],
    v.object({ current: Passphrase }),
  ),
  /** Begin anew: all secrets are lost. */
  'vault.erase': define<Result<VaultState>>()(['own'], Nothing),
  'vault.setAutoLock': define<Result<VaultState>>()(
    ['own'],
    v.object({ minutes: AutoLockMinutes }),
  ),
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type RequestOf<N extends MessageName> = v.InferOutput<Messages[N]['schema']>;
export type ResponseOf<N extends MessageName> = NonNullable<Messages[N]['response']>;

interface PortDefinition<Wish, News> {
  from: readonly Audience[];
  /** What a page may post. */
  schema: v.GenericSchema<unknown, Wish>;
  /** Exists for the type checker alone: what the background posts. */
  news?: News;
}

const definePort =
  <News>() =>
  <Wish>(
    from: readonly Audience[],
    schema: v.GenericSchema<unknown, Wish>,
  ): PortDefinition<Wish, News> => ({ from, schema });

/** Every port to the background, for news that keep coming: its name, who may open it, and so on. */
export const ports = {
  /** The instances of all profiles: what is known of them at once, and what a refresh finds. */
  inventory: definePort<InventoryNews>()(['own'], v.object({ type: v.literal('refresh') })),
} as const;

export type PortName = keyof typeof ports;
export type WishOf<N extends PortName> = v.InferOutput<(typeof ports)[N]['schema']>;
export type NewsOf<N extends PortName> = NonNullable<(typeof ports)[N]['news']>;
