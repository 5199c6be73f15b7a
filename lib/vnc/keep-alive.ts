/** Alibaba ends a connection that is idle for 300 s; which bytes count is not documented. */
const IDLE_CUT_MS = 300_000;

/** How far from it an end still looks like that cut. */
const TOLERANCE_MS = 30_000;

/** Where pings don't count, the pointer does: this often, with room for a late timer of a minute. */
const NUDGE_MS = 210_000;

/** What a session may do to stay connected without being used. */
export interface KeepAlive {
  /** It lets go after so long without use, ms. */
  limitMs: number;
  /** Pings alone did not help on this proxy: it takes a pointer event at the last position. */
  nudges: boolean;
}

/** Keeping alive switched off means: as long as Alibaba's own page would stay. */
export const limitOf = (hours: number): number => (hours > 0 ? hours * 3_600_000 : IDLE_CUT_MS);

/**
 * What to do about a connection that is not used.
 * @param usedAt when a person last touched the viewer, ms of the same clock as `now`
 * @param actedAt the same for what the server saw: a person's input, a nudge, or the connecting
 */
export function idleAction(
  { limitMs, nudges }: KeepAlive,
  times: { usedAt: number; actedAt: number },
  now: number,
): 'none' | 'nudge' | 'let-go' {
  if (now - times.usedAt >= limitMs) return 'let-go';
  return nudges && now - times.actedAt >= NUDGE_MS ? 'nudge' : 'none';
}

/** Whether a connection that ends now was cut for idleness, although it was pinged. */
export const looksLikeIdleCut = (actedAt: number, now: number): boolean =>
  Math.abs(now - actedAt - IDLE_CUT_MS) <= TOLERANCE_MS;
