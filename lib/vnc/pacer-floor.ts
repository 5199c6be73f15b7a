/** A floor is not trusted for longer: a laptop may have moved to another network. */
const LIFE_MS = 15_000;

/** The shortest round trip of late: what the link takes when nothing waits on it. */
export interface RoundTripFloor {
  /** A round trip was measured. */
  measured(ms: number, now: number): void;
  /** The next round trip is the floor, however long it is. */
  forget(): void;
  /** 0 until something was measured. */
  ms(): number;
  /** Whether it is time to measure on an empty link again. */
  isOld(now: number): boolean;
}

/** The floor of the present span of time and of the one before, so that it is never without one. */
export function createFloor(): RoundTripFloor {
  let previous = Number.POSITIVE_INFINITY;
  let current = Number.POSITIVE_INFINITY;
  let since: number | undefined;
  const isOld = (now: number) => since !== undefined && now - since >= LIFE_MS;
  return {
    measured(ms, now) {
      // A ping that was sent before may have waited: the link was not emptied for it yet.
      if (isOld(now - ms)) {
        previous = current;
        current = Number.POSITIVE_INFINITY;
        since = now;
      }
      since ??= now;
      current = Math.min(current, ms);
    },
    forget() {
      previous = Number.POSITIVE_INFINITY;
      current = Number.POSITIVE_INFINITY;
      since = undefined;
    },
    ms() {
      const floor = Math.min(previous, current);
      return Number.isFinite(floor) ? floor : 0;
    },
    isOld,
  };
}
