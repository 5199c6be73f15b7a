/** Once a minute is enough for a lock that counts in quarters of an hour. */
const INTERVAL_MS = 60_000;

/**
 * Reports that somebody works in a viewer, so that the vault does not lock itself meanwhile. Gives
 * back what ends that.
 * @param now ms, from a clock that only goes forward
 */
export function reportUse(page: EventTarget, now: () => number, report: () => void): () => void {
  const lifetime = new AbortController();
  let next = Number.NEGATIVE_INFINITY;
  const onInput = () => {
    if (now() < next) return;
    next = now() + INTERVAL_MS;
    report();
  };
  // Captured: noVNC keeps what it handles to itself.
  const options = { capture: true, passive: true, signal: lifetime.signal };
  for (const type of ['keydown', 'pointerdown', 'wheel']) {
    page.addEventListener(type, onInput, options);
  }
  return () => lifetime.abort();
}
