import type { LogEntry } from './types.ts';

/** Enough for the longest test; a demo that stays open for days must not grow for ever. */
const LIMIT = 10_000;

export interface Log {
  add(entry: LogEntry): void;
  entries(): readonly LogEntry[];
}

/** The last calls and connections, oldest first. */
export function createLog(): Log {
  let entries: LogEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > 2 * LIMIT) entries = entries.slice(-LIMIT);
    },
    entries: () => entries.slice(-LIMIT),
  };
}
