import type { Area } from '../storage-area.ts';

/**
 * A small map in `storage.session`, where state survives the background's stop and ends with the
 * browser. Changes run one after another, so that none undoes another.
 */
export interface SessionMap<T> {
  read(): Promise<Record<string, T>>;
  /** Changes the map in place; what `apply` returns is passed on. */
  change<R>(apply: (map: Record<string, T>) => R): Promise<R>;
}

export function createSessionMap<T>(area: Area, key: string): SessionMap<T> {
  let last: Promise<unknown> = Promise.resolve();
  // Only this module writes the key, so what is read has the type that was written.
  const read = async () => ((await area.get(key))[key] ?? {}) as Record<string, T>;
  return {
    read,
    change(apply) {
      const next = last.then(async () => {
        const map = await read();
        const result = apply(map);
        await area.set({ [key]: map });
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}
