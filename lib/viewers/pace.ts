/**
 * Alibaba refuses the 31st reconnect of an instance in a minute (DescribeInstanceVncUrl's page).
 * We stay well below, because a console tab elsewhere may count too.
 */
export const CONNECTIONS_PER_MINUTE = 24;

/** What the limit counts within. */
export const MINUTE_MS = 60_000;

/**
 * Decides on one more connection to an instance.
 * @param times when earlier ones were granted, ms since the epoch
 * @returns the times to remember, with this one if it is granted; else how long to wait, ms
 */
export function pace(times: readonly number[], now: number): { times: number[]; waitMs: number } {
  // A clock that was set back must not lock anybody out: times in the future are dropped.
  const recent = times.filter((time) => time > now - MINUTE_MS && time <= now);
  const [oldest] = recent;
  if (oldest === undefined || recent.length < CONNECTIONS_PER_MINUTE) {
    return { times: [...recent, now], waitMs: 0 };
  }
  return { times: recent, waitMs: oldest + MINUTE_MS - now };
}
