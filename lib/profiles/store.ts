import * as v from 'valibot';
import type { Credentials } from '../aliyun/credentials.ts';
import { ProblemError } from '../problem.ts';
import { type Area, stored } from '../storage-area.ts';
import type { ProfileForm, ProfileList, ProfileSummary } from './profile.ts';
import type { Vault } from './vault.ts';

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
  secret: v.object({ version: v.picklist([1, 2]), iv: Text, data: Text }),
});
type StoredProfile = v.InferOutput<typeof StoredProfile>;

const Profiles = v.object({ defaultId: v.optional(Text), profiles: v.array(StoredProfile) });
type Profiles = v.InferOutput<typeof Profiles>;

const KEY = 'profiles';

export function createProfileStore(
  area: Area,
  vault: Vault,
  newId: () => string = () => crypto.randomUUID(),
): ProfileStore {
  const { read, change } = stored<Profiles>(area, KEY, (raw) =>
    raw === undefined ? { profiles: [] } : v.parse(Profiles, raw),
  );

  return {
    async list() {
      const { profiles, defaultId } = await read();
      return { profiles: profiles.map(toSummary), ...(defaultId !== undefined && { defaultId }) };
    },

    async save(form) {
      const id = form.profileId ?? newId();
      const sealed = form.accessKeySecret ? await vault.seal(id, form.accessKeySecret) : undefined;
      return change((all) => {
        const before = all.profiles.find((profile) => profile.id === form.profileId);
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
        if (before) all.profiles.splice(all.profiles.indexOf(before), 1, after);
        else all.profiles.push(after);
        all.defaultId ??= id;
        return toSummary(after);
      });
    },

    remove: (profileId) =>
      change((all) => {
        all.profiles = all.profiles.filter((profile) => profile.id !== profileId);
        if (all.defaultId === profileId) all.defaultId = all.profiles[0]?.id;
      }),

    makeDefault: (profileId) =>
      change((all) => {
        all.defaultId = find(all, profileId).id;
      }),

    setAccount: (profileId, accountId) =>
      change((all) => {
        find(all, profileId).accountId = accountId;
      }),

    async credentials(profileId) {
      const profile = find(await read(), profileId);
      const accessKeySecret = await vault.open(profile.id, profile.secret);
      return { accessKeyId: profile.accessKeyId, accessKeySecret };
    },
  };
}

function find(all: Profiles, profileId: string): StoredProfile {
  const profile = all.profiles.find(({ id }) => id === profileId);
  if (!profile) throw new ProblemError({ kind: 'no-profile' });
  return profile;
}

function toSummary({ secret: _, ...rest }: StoredProfile): ProfileSummary {
  const { accountId, ...summary } = rest;
  return { ...summary, ...(accountId !== undefined && { accountId }) };
}
