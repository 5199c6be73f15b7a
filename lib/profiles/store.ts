import * as v from 'valibot';
import type { Credentials } from '../aliyun/credentials.ts';
import { ProblemError } from '../problem.ts';
import type { Area } from '../storage-area.ts';
import type { ProfileForm, ProfileList, ProfileSummary } from './profile.ts';
import { type Vault, VaultError } from './vault.ts';

/** Profiles and their secrets. Everybody but `credentials` sees the public part only. */
export interface ProfileStore {
  list(): Promise<ProfileList>;
  /** Makes a profile, or changes the one with the form's id. A secret left out is kept. */
  save(form: ProfileForm): Promise<ProfileSummary>;
  remove(profileId: string): Promise<void>;
  makeDefault(profileId: string): Promise<void>;
  /** Remembers whose key it is, once STS has told. */
  setAccount(profileId: string, accountId: string): Promise<void>;
  /** The decrypted credentials, for the background alone. */
  credentials(profileId: string): Promise<Credentials>;
}

const Text = v.string();
const StoredProfile = v.object({
  id: Text,
  name: Text,
  mode: v.literal('AK'),
  accessKeyId: Text,
  regionId: Text,
  accountId: v.optional(Text),
  secret: v.object({ version: v.literal(1), iv: Text, data: Text }),
});
type StoredProfile = v.InferOutput<typeof StoredProfile>;

const Stored = v.object({ defaultId: v.optional(Text), profiles: v.array(StoredProfile) });
type Stored = v.InferOutput<typeof Stored>;

const KEY = 'profiles';

export function createProfileStore(
  area: Area,
  vault: Vault,
  newId: () => string = () => crypto.randomUUID(),
): ProfileStore {
  const change = serialised(area);

  return {
    async list() {
      const { profiles, defaultId } = await read(area);
      return { profiles: profiles.map(toSummary), ...(defaultId !== undefined && { defaultId }) };
    },

    async save(form) {
      const id = form.profileId ?? newId();
      const sealed = form.accessKeySecret ? await vault.seal(id, form.accessKeySecret) : undefined;
      return change((stored) => {
        const before = stored.profiles.find((profile) => profile.id === form.profileId);
        if (form.profileId && !before) throw new ProblemError({ kind: 'no-profile' });
        const secret = sealed ?? before?.secret;
        if (!secret) throw new ProblemError({ kind: 'bad-request' });
        const sameKey = before?.accessKeyId === form.accessKeyId;
        const after: StoredProfile = {
          id,
          name: form.name,
          mode: 'AK',
          accessKeyId: form.accessKeyId,
          regionId: form.regionId,
          ...(sameKey && before.accountId !== undefined && { accountId: before.accountId }),
          secret,
        };
        if (before) stored.profiles.splice(stored.profiles.indexOf(before), 1, after);
        else stored.profiles.push(after);
        stored.defaultId ??= id;
        return toSummary(after);
      });
    },

    remove: (profileId) =>
      change((stored) => {
        stored.profiles = stored.profiles.filter((profile) => profile.id !== profileId);
        if (stored.defaultId === profileId) stored.defaultId = stored.profiles[0]?.id;
      }),

    makeDefault: (profileId) =>
      change((stored) => {
        stored.defaultId = find(stored, profileId).id;
      }),

    setAccount: (profileId, accountId) =>
      change((stored) => {
        find(stored, profileId).accountId = accountId;
      }),

    async credentials(profileId) {
      const profile = find(await read(area), profileId);
      try {
        const accessKeySecret = await vault.open(profile.id, profile.secret);
        return { accessKeyId: profile.accessKeyId, accessKeySecret };
      } catch (error) {
        if (error instanceof VaultError) throw new ProblemError({ kind: 'secret-lost' });
        throw error;
      }
    },
  };
}

async function read(area: Area): Promise<Stored> {
  const { [KEY]: stored } = await area.get(KEY);
  return stored === undefined ? { profiles: [] } : v.parse(Stored, stored);
}

/** Runs read-change-write cycles one after another, so that none undoes another. */
function serialised(area: Area) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(apply: (stored: Stored) => T): Promise<T> => {
    const next = last.then(async () => {
      const stored = await read(area);
      const result = apply(stored);
      await area.set({ [KEY]: stored });
      return result;
    });
    last = next.catch(() => undefined);
    return next;
  };
}

function find(stored: Stored, profileId: string): StoredProfile {
  const profile = stored.profiles.find(({ id }) => id === profileId);
  if (!profile) throw new ProblemError({ kind: 'no-profile' });
  return profile;
}

function toSummary({ secret: _, ...rest }: StoredProfile): ProfileSummary {
  const { accountId, ...summary } = rest;
  return { ...summary, ...(accountId !== undefined && { accountId }) };
}
