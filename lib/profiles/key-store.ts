import { del, get, type UseStore, update } from 'idb-keyval';
import type { KeyStore } from './vault/create.ts';

/** The name under which 0.1 kept its key already: what it encrypted has to stay readable. */
const KEY = 'vault';

/** Keeps the vault's device key in IndexedDB of the extension's origin: a `CryptoKey` fits nowhere else. */
export function createKeyStore(): KeyStore {
  const store = durableStore('quick-vnc', 'keys');
  return {
    get: () => get<CryptoKey>(KEY, store),
    async add(key) {
      let kept = key;
      await update<CryptoKey>(
        KEY,
        (existing) => {
          kept = existing ?? key;
          return kept;
        },
        store,
      );
      return kept;
    },
    remove: () => del(KEY, store),
  };
}

/**
 * A store whose writes are on the disk when they are done. Chromium is content with the system's
 * buffers otherwise (since version 121), and a power cut could take a key that a header relies on.
 */
function durableStore(databaseName: string, storeName: string): UseStore {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName);
      request.onupgradeneeded = () => request.result.createObjectStore(storeName);
      request.onsuccess = () => {
        request.result.onclose = () => {
          opening = undefined;
        };
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
  return async (mode, use) => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const transaction = (await opening).transaction(storeName, mode, { durability: 'strict' });
    return use(transaction.objectStore(storeName));
  };
}
