/** What we need of `storage.local` and `storage.session`; a plain object serves in tests. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** One value in a storage area. */
export interface Stored<T> {
  read(): Promise<T>;
  /**
   * Changes the value in place and writes it; what `apply` returns is passed on. If it throws,
   * nothing is written.
   */
  change<R>(apply: (value: T) => R): Promise<R>;
}

/**
 * Keeps one value under `key`. Changes run one after another, so that none undoes another.
 * @param parse makes the value of what lies there: undefined at first, else what was written
 */
export function stored<T>(area: Area, key: string, parse: (raw: unknown) => T): Stored<T> {
  let last: Promise<unknown> = Promise.resolve();
  const read = async () => parse((await area.get(key))[key]);
  return {
    read,
    change(apply) {
      const next = last.then(async () => {
        const value = await read();
        const result = apply(value);
        await area.set({ [key]: value });
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** A map with string keys, for an area that only we write. */
export const storedMap = <T>(area: Area, key: string): Stored<Record<string, T>> =>
  stored(area, key, (raw) => (raw ?? {}) as Record<string, T>);
