import type { Stored } from '../../storage-area.ts';
import { type Sealed, type Vault, VaultError } from '../vault.ts';

/** Short-lived secrets of profiles. */
export interface SealedMap<T> {
  get(profileId: string): Promise<T | undefined>;
  set(profileId: string, value: T): Promise<void>;
  remove(profileId: string): Promise<void>;
  clear(): Promise<void>;
}

/**
 * Keeps values in `storage.session`, for the background stops and starts, and has the vault seal
 * them, so that a locked vault closes them too.
 * @param kind keeps a value from being taken for another kind of secret of the same profile
 */
export function createSealedMap<T>(
  kept: Stored<Record<string, Sealed>>,
  vault: Vault,
  kind: string,
): SealedMap<T> {
  const sealId = (profileId: string) => `${kind}/${profileId}`;
  return {
    async get(profileId) {
      const sealed = (await kept.read())[profileId];
      if (!sealed) return undefined;
      try {
        return JSON.parse(await vault.open(sealId(profileId), sealed));
      } catch (error) {
        // Made by a vault that is no more: as good as nothing.
        if (error instanceof VaultError && error.kind === 'damaged') return undefined;
        throw error;
      }
    },
    async set(profileId, value) {
      const sealed = await vault.seal(sealId(profileId), JSON.stringify(value));
      await kept.change((all) => {
        all[profileId] = sealed;
      });
    },
    remove: (profileId) =>
      kept.change((all) => {
        delete all[profileId];
      }),
    clear: () =>
      kept.change((all) => {
        for (const profileId of Object.keys(all)) delete all[profileId];
      }),
  };
}
