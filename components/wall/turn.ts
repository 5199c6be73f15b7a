/** Whether this page's wall may show: `elsewhere` while another page's wall does. */
export type Turn = 'none' | 'mine' | 'elsewhere';

const LOCK = 'wall';

/**
 * Lets one wall show at a time, of all pages that have one: each would take the other's screens.
 * @param onTurn told of every change
 */
export function createTurn(
  locks: Pick<LockManager, 'request'>,
  onTurn: (turn: Turn) => void,
): { take(): void; seize(): void; giveBack(): void } {
  let over = new AbortController();

  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      onTurn('mine');
      signal.addEventListener('abort', () => resolve(), { once: true });
    });

  async function lineUp(signal: AbortSignal): Promise<void> {
    const isOver = await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock) await hold(signal);
      return lock !== null;
    });
    if (isOver || signal.aborted) return;
    onTurn('elsewhere');
    await locks.request(LOCK, { signal }, () => hold(signal));
  }

  /** `get` ends when the turn is given back, and fails when another page seizes it. */
  function start(get: (signal: AbortSignal) => Promise<void>): void {
    over.abort();
    over = new AbortController();
    const { signal } = over;
    get(signal).catch((error: DOMException) => {
      if (!signal.aborted && error.name === 'AbortError') start(lineUp);
    });
  }

  return {
    /** Waits in line for the turn. */
    take: () => start(lineUp),
    /** Takes it from whichever page has it. */
    seize: () => start((signal) => locks.request(LOCK, { steal: true }, () => hold(signal))),
    giveBack() {
      over.abort();
      onTurn('none');
    },
  };
}
