import type { EventQueue } from './event-queue.ts';

/** QEMU's refresh, ms: at its fastest, and what every round with nothing to send adds to it. */
const REFRESH_MS = 30;
const EMPTY_ROUND_MS = 50;
const SLOWEST_REFRESH_MS = 3000;

const ANSWER_BYTES = 36;
/** What it takes to repaint the ping's own pixel. */
const PIXEL_BYTES = 60;

/** What the server sends. `isFrame`: the update shows something new. */
export type ServerMessage =
  | { type: 'answer'; bytes: number }
  | { type: 'update'; bytes: number; isFrame: boolean };

export interface SimulatedQemu {
  receive(message: 'request' | 'ping'): void;
}

/**
 * QEMU's way with update requests (ui/vnc.c): any number of them set one flag. A round of its refresh
 * sends what has changed if the flag is set, and a round with nothing to send makes the next one
 * later. A request of one pixel is answered at once with the screen's size, and forces an update.
 * @param frameBytes the size of what changed between two times; 0 for nothing
 */
export function simulateQemu(
  queue: EventQueue,
  frameBytes: (since: number, now: number) => number,
  send: (message: ServerMessage) => void,
): SimulatedQemu {
  let wanted: 'nothing' | 'change' | 'anything' = 'nothing';
  let refreshMs = REFRESH_MS;
  let sentAt = 0;

  function refresh(): void {
    const now = queue.now();
    const bytes = frameBytes(sentAt, now);
    const isFrame = bytes > 0 && wanted !== 'nothing';
    if (isFrame || wanted === 'anything') {
      wanted = 'nothing';
      sentAt = now;
      send({ type: 'update', bytes: isFrame ? bytes : PIXEL_BYTES, isFrame });
    }
    refreshMs = isFrame
      ? Math.max(REFRESH_MS, refreshMs / 2)
      : Math.min(SLOWEST_REFRESH_MS, refreshMs + EMPTY_ROUND_MS);
    queue.at(now + refreshMs, refresh);
  }
  queue.at(REFRESH_MS, refresh);

  return {
    receive(message) {
      if (message === 'ping') {
        wanted = 'anything';
        send({ type: 'answer', bytes: ANSWER_BYTES });
      } else if (wanted === 'nothing') wanted = 'change';
    },
  };
}
