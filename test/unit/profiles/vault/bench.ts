import {
  createVault,
  type KeyStore,
  type VaultParts,
} from '../../../../lib/profiles/vault/create.ts';
import { memoryArea } from '../../memory-area.ts';

/** A derivation that costs next to nothing: what is tested here does not depend on its price. */
export const CHEAP = { memoryKiB: 16, passes: 1, lanes: 1 };

export const PASSPHRASE = 'correct horse battery';

export type MemoryKeys = KeyStore & { peek(): CryptoKey | undefined };

/** IndexedDB's part, in memory. */
export function memoryKeys(kept?: CryptoKey): MemoryKeys {
  return {
    get: async () => kept,
    add: async (key) => {
      kept ??= key;
      return kept;
    },
    remove: async () => {
      kept = undefined;
    },
    peek: () => kept,
  };
}

/** What is on the disk of one browser, and what is in its memory. */
export interface Disk {
  local: ReturnType<typeof memoryArea>;
  keys: MemoryKeys;
}

export const newDisk = (stored: Record<string, unknown> = {}, key?: CryptoKey): Disk => ({
  local: memoryArea(stored),
  keys: memoryKeys(key),
});

/** A browser that starts with this disk: what an earlier one had unlocked is gone. */
export function start(disk: Pick<VaultParts, 'local' | 'keys'>, parts: Partial<VaultParts> = {}) {
  return createVault({ ...disk, session: memoryArea(), now: Date.now, cost: CHEAP, ...parts });
}
