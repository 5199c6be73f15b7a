import * as v from 'valibot';
import type { Area } from '../../storage-area.ts';
import { type Sealed, type Vault, VaultError } from '../vault.ts';

/** The only part of a stored profile that is the vault's matter, in every version of the rest. */
const OldSecret = v.object({ version: v.literal(1), iv: v.string(), data: v.string() });
const Holder = v.looseObject({ id: v.string(), secret: OldSecret });
const Profiles = v.looseObject({ profiles: v.array(v.unknown()) });

const KEY = 'profiles';

/**
 * Schema 1 to 2: seals with the data key what 0.1 sealed with the device key itself. All of them in
 * one write, after the vault's header is there: a power cut leaves them as they were, and they
 * still open. A secret that does not open any more stays as it is, and is told when it is asked for.
 */
export async function resealOldSecrets(local: Area, vault: Vault): Promise<void> {
  const all = v.safeParse(Profiles, (await local.get(KEY))[KEY]);
  if (!all.success || !all.output.profiles.some((profile) => v.is(Holder, profile))) return;
  const profiles = await Promise.all(
    all.output.profiles.map(async (profile) => {
      if (!v.is(Holder, profile)) return profile;
      return { ...profile, secret: await resealed(profile.id, profile.secret, vault) };
    }),
  );
  await local.set({ [KEY]: { ...all.output, profiles } });
}

async function resealed(profileId: string, sealed: Sealed, vault: Vault): Promise<Sealed> {
  try {
    return await vault.seal(profileId, await vault.open(profileId, sealed));
  } catch (error) {
    if (error instanceof VaultError && error.kind === 'damaged') return sealed;
    throw error;
  }
}

/**
 * An area whose users wait until `migrate` is done, so that none of them writes back what it read
 * before. Where it fails they fail as well, and the next one tries anew.
 */
export function afterMigration(area: Area, migrate: () => Promise<void>): Area {
  let migration: Promise<void> | undefined;
  const migrated = () => {
    migration ??= migrate().catch((error: unknown) => {
      migration = undefined;
      throw error;
    });
    return migration;
  };
  return {
    async get(key) {
      await migrated();
      return area.get(key);
    },
    async set(items) {
      await migrated();
      await area.set(items);
    },
  };
}
