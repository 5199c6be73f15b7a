/** Waits before one attempt after another, ms: the first is free, the last one repeats. */
const DELAYS_MS = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** How much of a wait is left to chance, so that many viewers don't come back at once. */
const JITTER = 0.3;

/**
 * The wait before reconnect number `attempt` (from 1), in ms.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  const delay = DELAYS_MS[Math.min(attempt, DELAYS_MS.length) - 1] ?? 0;
  return Math.round(delay * (1 - JITTER * random));
}
