/**
 * How long a tile stays connected once nobody can see it, ms: coming back takes a ticket, of which
 * an instance has 24 a minute, and scrolling to and fro must not use them up.
 */
export const LINGER_MS = 5000;

/**
 * Passes on at once that something is seen, and that it is not only once that has lasted: each
 * change once.
 * @param after calls back after so many ms; the function that it returns cancels
 */
export function createLinger(
  report: (seen: boolean) => void,
  after: (ms: number, callback: () => void) => () => void,
): { seen(seen: boolean): void; stop(): void } {
  let cancel: () => void = () => undefined;
  let told: boolean | undefined;
  function tell(seen: boolean): void {
    if (seen === told) return;
    told = seen;
    report(seen);
  }
  return {
    seen(seen) {
      cancel();
      if (seen) tell(true);
      else cancel = after(LINGER_MS, () => tell(false));
    },
    stop: () => cancel(),
  };
}
