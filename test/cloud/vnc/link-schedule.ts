import type { Behaviour } from '../types.ts';

export type LinkShape = Behaviour['vnc']['link'];

/** Where one direction of a link stands, in milliseconds of the caller's clock. */
export interface LinkClock {
  /** Until then the sending end is busy with earlier bytes. */
  busyUntil: number;
  /** When the last bytes so far arrive; later ones never overtake them. */
  lastArrival: number;
}

export const IDLE_LINK: LinkClock = { busyUntil: 0, lastArrival: 0 };

/**
 * When bytes that are handed to the link now arrive at its other end: they wait for the bytes
 * before them, take their time at the link's rate, and then half of the round trip plus a share
 * of the jitter. `random` is in [0, 1).
 */
export function scheduleArrival(
  clock: LinkClock,
  shape: LinkShape,
  { bytes, now, random }: { bytes: number; now: number; random: number },
): LinkClock {
  const sendingMs = shape.bytesPerSecond === null ? 0 : (bytes / shape.bytesPerSecond) * 1000;
  const busyUntil = Math.max(now, clock.busyUntil) + sendingMs;
  const arrival = busyUntil + shape.rttMs / 2 + shape.jitterMs * random;
  return { busyUntil, lastArrival: Math.max(arrival, clock.lastArrival) };
}
