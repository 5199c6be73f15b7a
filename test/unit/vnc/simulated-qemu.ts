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

export interface QemuOptions {
  /** The size of what changed between two times, bytes; 0 for nothing. */
  frameBytes(since: number, now: number): number;
  /** What it takes to look for changes, on top of the interval between two looks, ms. */
  lookMs?: (() => number) | undefined;
  /** What it takes to encode an update, ms; a round meanwhile sends nothing. */
  encodeMs?: (() => number) | undefined;
}

/**
 * QEMU's way with update requests (ui/vnc.c): any number of them set one flag. A round of its refresh
 * sends what has changed if the flag is set, and a round with nothing to send makes the next one
 * later. A request of one pixel is answered at once with the screen's size, and forces an update.
 */
export function simulateQemu(
  queue: EventQueue,
  { frameBytes, lookMs = () => 0, encodeMs = () => 0 }: QemuOptions,
  send: (message: ServerMessage) => void,
): SimulatedQemu {
  let wanted: 'nothing' | 'change' | 'anything' = 'nothing';
  let isEncoding = false;
  let refreshMs = REFRESH_MS;
  let sentAt = 0;

  function refresh(): void {
    const now = queue.now();
    const bytes = frameBytes(sentAt, now);
    const isFrame = bytes > 0 && wanted !== 'nothing' && !isEncoding;
    if (isFrame || (wanted === 'anything' && !isEncoding)) {
      sentAt = now;
      encode({ type: 'update', bytes: isFrame ? bytes : PIXEL_BYTES, isFrame });
    }
    refreshMs = isFrame
      ? Math.max(REFRESH_MS, refreshMs / 2)
      : Math.min(SLOWEST_REFRESH_MS, refreshMs + EMPTY_ROUND_MS);
    queue.at(now + lookMs() + refreshMs, refresh);
  }

  function encode(update: ServerMessage): void {
    wanted = 'nothing';
    isEncoding = true;
    queue.at(queue.now() + encodeMs(), () => {
      isEncoding = false;
      send(update);
    });
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
