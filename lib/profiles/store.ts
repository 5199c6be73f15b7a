import { ProblemError } from '../problem.ts';
import { type Area, stored } from '../storage-area.ts';
import { needsSecret, type Secret } from './modes/secret.ts';
import type { ProfileForm, ProfileList, ProfileSummary } from './profile.ts';
import { fromText, toText } from './secret-text.ts';
import { readProfiles, type StoredProfile, type StoredProfiles } from './stored-profiles.ts';
import type { Sealed, Vault } from './vault.ts';

/** Profiles and their secrets. Everybody but `open` sees the public part only. */
export interface ProfileStore {
  list(): Promise<ProfileList>;
  /** Makes a profile, or changes the one with the form's id. A secret left out is kept. */
  save(form: ProfileForm): Promise<ProfileSummary>;
  /**
   * Saves all of them in one write, or none. An id that is not stored yet is that of a new profile,
   * so that a chain may lead to another one of the set.
   */
  saveAll(forms: readonly ProfileForm[]): Promise<ProfileSummary[]>;
  /** Keeps what a sign-in has brought. */
  setSecret(profileId: string, secret: Secret): Promise<void>;
  remove(profileId: string): Promise<void>;
  makeDefault(profileId: string): Promise<void>;
  /** Remembers whose key it is, once STS has told. */
  setAccount(profileId: string, accountId: string): Promise<void>;
  /** The profile with its secret in clear, for the background alone. Throws what the vault throws. */
  open(profileId: string): Promise<OpenProfile>;
}

export interface OpenProfile {
  profile: ProfileSummary;
  /** Absent where the mode has none, or none was given yet. */
  secret?: Secret;
}

export interface StoreParts {
  newId?: () => string;
  /** Called after a change of where credentials come from: what was made of them is void. */
  onChange?: () => Promise<void>;
}

const KEY = 'profiles';

export function createProfileStore(
  area: Area,
  vault: Vault,
  { newId = () => crypto.randomUUID(), onChange = async () => undefined }: StoreParts = {},
): ProfileStore {
  const { read, change } = stored<StoredProfiles>(area, KEY, readProfiles);

  async function seal({ profileId, secret, ...described }: ProfileForm): Promise<Ready> {
    const id = profileId ?? newId();
    const sealed = secret && (await vault.seal(id, toText(secret)));
    return { after: { id, ...described }, sealed };
  }

  return {
    async list() {
      const { profiles, defaultId } = await read();
      return { profiles: profiles.map(toSummary), ...(defaultId !== undefined && { defaultId }) };
    },

    async save(form) {
      const ready = await seal(form);
      const saved = await change((all) => {
        if (form.profileId !== undefined) find(all, form.profileId);
        return put(all, ready);
      });
      await onChange();
      return saved;
    },

    async saveAll(forms) {
      const ready = await Promise.all(forms.map(seal));
      const saved = await change((all) => ready.map((one) => put(all, one)));
      await onChange();
      return saved;
    },

    async setSecret(profileId, secret) {
      const sealed = await vault.seal(profileId, toText(secret));
      await change((all) => {
        find(all, profileId).secret = sealed;
      });
      await onChange();
    },

    async remove(profileId) {
      await change((all) => {
        all.profiles = all.profiles.filter((profile) => profile.id !== profileId);
        if (all.defaultId === profileId) all.defaultId = all.profiles[0]?.id;
      });
      await onChange();
    },

    makeDefault: (profileId) =>
      change((all) => {
        all.defaultId = find(all, profileId).id;
      }),

    setAccount: (profileId, accountId) =>
      change((all) => {
        find(all, profileId).accountId = accountId;
      }),

    async open(profileId) {
      const { secret: sealed, ...profile } = find(await read(), profileId);
      if (!sealed) return { profile };
      return { profile, secret: fromText(await vault.open(profile.id, sealed)) };
    },
  };
}

/** A form on its way into the store. Sealing takes its time, and comes before the change. */
interface Ready {
  after: ProfileSummary;
  sealed: Sealed | undefined;
}

function put(all: StoredProfiles, { after, sealed }: Ready): ProfileSummary {
  const before = all.profiles.find(({ id }) => id === after.id);
  const profile = changed(before, after, sealed);
  if (before) all.profiles.splice(all.profiles.indexOf(before), 1, profile);
  else all.profiles.push(profile);
  all.defaultId ??= profile.id;
  return toSummary(profile);
}

/** The profile as it will be: with the secret and the account that it had, as far as they still fit. */
function changed(
  before: StoredProfile | undefined,
  after: ProfileSummary,
  sealed: Sealed | undefined,
): StoredProfile {
  const { mode } = after.source;
  const secret = sealed ?? (before?.source.mode === mode ? before.secret : undefined);
  if (!secret && needsSecret(mode)) throw new ProblemError({ kind: 'bad-request' });
  const sameSource = JSON.stringify(before?.source) === JSON.stringify(after.source);
  return {
    ...after,
    ...(sameSource && before?.accountId !== undefined && { accountId: before.accountId }),
    ...(secret && { secret }),
  };
}

function find(all: StoredProfiles, profileId: string): StoredProfile {
  const profile = all.profiles.find(({ id }) => id === profileId);
  if (!profile) throw new ProblemError({ kind: 'no-profile' });
  return profile;
}

const toSummary = ({ secret: _, ...summary }: StoredProfile): ProfileSummary => summary;
