import { createStore, update } from 'idb-keyval';
import type { KeyStore } from './vault.ts';

/** Keeps the vault's key in IndexedDB of the extension's origin. A `CryptoKey` fits nowhere else. */
export function createKeyStore(): KeyStore {
  const store = createStore('quick-vnc', 'keys');
  const keepOr = async (key?: CryptoKey) => {
    let kept: CryptoKey | undefined;
    await update<CryptoKey | undefined>(
      'vault',
      (existing) => {
        kept = existing ?? key;
        return kept;
      },
      store,
    );
    return kept;
  };
  return {
    get: () => keepOr(),
    async add(key) {
      return (await keepOr(key)) ?? key;
    },
  };
}
