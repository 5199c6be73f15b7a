const WINDOW_MS = 60_000;

/** Counts what happened in the last minute, for each key. */
export function createRateWindow(now: () => number): {
  /** Counts one more, unless `limit` is reached already: then it answers false. */
  admit(key: string, limit: number): boolean;
} {
  const times = new Map<string, number[]>();
  return {
    admit(key, limit) {
      const recent = (times.get(key) ?? []).filter((time) => time > now() - WINDOW_MS);
      const admitted = recent.length < limit;
      if (admitted) recent.push(now());
      times.set(key, recent);
      return admitted;
    },
  };
}
