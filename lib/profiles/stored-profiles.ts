import * as v from 'valibot';
import { AccountId } from './modes/fields.ts';
import { ProfileSummary } from './profile.ts';
import type { Sealed } from './vault.ts';

/** What the vault has sealed. Its inside is the vault's matter alone. */
const SealedSecret = v.custom<Sealed>((raw) => typeof raw === 'object' && raw !== null);

const StoredProfile = v.object({ ...ProfileSummary.entries, secret: v.optional(SealedSecret) });
export type StoredProfile = v.InferOutput<typeof StoredProfile>;

const StoredProfiles = v.object({
  version: v.literal(2),
  defaultId: v.optional(v.string()),
  profiles: v.array(StoredProfile),
});
/** Every profile, as it is written to `storage.local`. */
export type StoredProfiles = v.InferOutput<typeof StoredProfiles>;

/** What the first release wrote: access keys only, and no version. */
const Version1 = v.object({
  version: v.optional(v.undefined()),
  defaultId: v.optional(v.string()),
  profiles: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      mode: v.literal('AK'),
      accessKeyId: v.string(),
      regionId: v.string(),
      accountId: v.optional(AccountId),
      secret: SealedSecret,
    }),
  ),
});

/** Reads what any release has written; nothing, where nothing was. Throws on anything else. */
export function readProfiles(raw: unknown): StoredProfiles {
  if (raw === undefined) return { version: 2, profiles: [] };
  const old = v.safeParse(Version1, raw);
  return v.parse(StoredProfiles, old.success ? fromVersion1(old.output) : raw);
}

function fromVersion1({ defaultId, profiles }: v.InferOutput<typeof Version1>) {
  return {
    version: 2,
    ...(defaultId !== undefined && { defaultId }),
    profiles: profiles.map(({ mode, accessKeyId, regionId, ...same }) => ({
      ...same,
      regionIds: [regionId],
      source: { mode, accessKeyId },
    })),
  };
}
