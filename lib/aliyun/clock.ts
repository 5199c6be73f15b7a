/** This computer's clock, put right by what the server's answers say. */
export interface Clock {
  /** The server's time as far as we know it, in milliseconds since the epoch. */
  now(): number;
  /** How far the server's clock is ahead of this computer's, ms. 0 until it was learned. */
  skewMs(): number;
  /** Learns the offset from the time (ms) that an answer which has just arrived carries. */
  learn(serverTime: number): void;
}

/**
 * Requests more than 15 minutes off are refused, and people can't always set their clock. One clock
 * is shared by all calls, so that the offset is learned once. Nothing expires: should the computer's
 * clock be put right later, the next refusal teaches the new offset.
 */
export function createClock(now: () => number): Clock {
  let skew = 0;
  return {
    now: () => now() + skew,
    skewMs: () => skew,
    learn(serverTime) {
      skew = serverTime - now();
    },
  };
}
