/**
 * QEMU takes a key event in 10 ms, and drops what its queue of some 60 characters can't hold
 * (measured: 12 ms an event is exact, 8 ms is not).
 */
export const FASTEST_MS = 12;
/** For guests that are slower than their machine: boot loaders, firmware. */
export const CAREFUL_MS = 50;

const SLOWER = 1.5;
const QUICKER = 0.95;

/** How long a key event is given, ms. */
export interface Pace {
  ms(): number;
  /** The server is behind: who is too busy to answer may be too busy to empty its queue. */
  slowDown(): void;
  /** The server has taken what was sent. */
  speedUp(): void;
}

/** Starts at its fastest, and is slowed down to the careful pace by a server that falls behind. */
export function createPace(fastestMs: number): Pace {
  let ms = fastestMs;
  return {
    ms: () => ms,
    slowDown() {
      ms = Math.min(CAREFUL_MS, ms * SLOWER);
    },
    speedUp() {
      ms = Math.max(fastestMs, ms * QUICKER);
    },
  };
}
