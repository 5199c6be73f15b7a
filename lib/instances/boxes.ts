import { clear, createStore, getMany, keys, promisifyRequest } from 'idb-keyval';

type Bytes = Uint8Array<ArrayBuffer>;

/** Encrypted bytes under keys that are paths. `storage.local` would take them as JSON only. */
export interface Boxes {
  keys(): Promise<string[]>;
  /** In the order of the keys. */
  get(keys: readonly string[]): Promise<(Bytes | undefined)[]>;
  /** Puts these in the place of all that lies under `path`, in one write. */
  replace(path: string, boxes: readonly (readonly [key: string, bytes: Bytes])[]): Promise<void>;
  clear(): Promise<void>;
}

/** Boxes in IndexedDB of the extension's origin, which content scripts can't reach. */
export function createBoxes(): Boxes {
  const store = createStore('quick-vnc-inventory', 'boxes');
  return {
    keys: () => keys<string>(store),
    get: (wanted) => getMany<Bytes>([...wanted], store),
    replace: (path, boxes) =>
      store('readwrite', (objects) => {
        objects.delete(IDBKeyRange.bound(path, `${path}\uffff`));
        for (const [key, bytes] of boxes) objects.put(bytes, key);
        return promisifyRequest(objects.transaction);
      }),
    clear: () => clear(store),
  };
}
