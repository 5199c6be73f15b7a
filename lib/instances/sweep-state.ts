import { type Area, stored } from '../storage-area.ts';

/** Where a source was cut off: the page that comes next, and in how many boxes those before lie. */
export interface Checkpoint {
  nextToken: string;
  boxes: number;
}

/** A sweep that has begun and not ended. */
export interface OpenSweep {
  /** Ms since the epoch. */
  startedAt: number;
  everything: boolean;
  /** By source key. */
  checkpoints: Record<string, Checkpoint>;
}

interface Kept {
  sweep: OpenSweep | null;
  /** Accounts to leave alone, until when. */
  pauses: Record<string, number>;
}

/** After this long, what was found before the background stopped is no better than the cache. */
const TOO_OLD_MS = 10 * 60_000;

/** What a sweep needs to go on after the background was stopped. For `storage.session`. */
export function createSweepState(session: Area) {
  const kept = stored<Kept>(session, 'inventory', (raw) => ({
    sweep: null,
    pauses: {},
    ...(raw as Partial<Kept> | undefined),
  }));
  return {
    read: kept.read,
    /** The sweep that was cut off, else a new one. */
    open: (now: number, everything: boolean): Promise<OpenSweep> =>
      kept.change((all) => {
        const old = all.sweep && now - all.sweep.startedAt < TOO_OLD_MS ? all.sweep : undefined;
        all.sweep = old ?? { startedAt: now, everything, checkpoints: {} };
        all.sweep.everything ||= everything;
        return all.sweep;
      }),
    checkpoint: (key: string, checkpoint: Checkpoint): Promise<void> =>
      kept.change(({ sweep }) => {
        if (sweep) sweep.checkpoints[key] = checkpoint;
      }),
    pause: (account: string, until: number): Promise<void> =>
      kept.change(({ pauses }) => {
        pauses[account] = until;
      }),
    close: (): Promise<void> =>
      kept.change((all) => {
        all.sweep = null;
      }),
  };
}

export type SweepState = ReturnType<typeof createSweepState>;
