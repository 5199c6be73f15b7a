/** How much the newest frame counts against those before it. */
const NEWEST = 0.3;
/** The longest gap that is remembered, ms: beyond it nothing moves. */
const LONGEST_GAP_MS = 250;
/** Fewer bytes than these may be an answer to a ping, and no beginning of a frame. */
const LEAST_BYTES = 500;

/** What the guest's screen does: how large its frames are, and how quickly they follow each other. */
export interface Frames {
  received(count: number, now: number): void;
  /** An update is complete; `painted`: it changed the screen. */
  ended(painted: boolean, now: number): void;
  /** The size of a frame, bytes. */
  bytes(): number;
  /** The time between two frames, ms. */
  gapMs(): number;
  /** When the frame that is complete now began to come in, if the link carries so much. */
  beganAt(bytesPerMs: number, now: number): number;
  /** When the frame before it was complete. */
  paintedAt(): number;
  /** When the screen was last changed, or the last bytes of a change that is coming in came. */
  movedAt(): number;
}

export function createFrames(): Frames {
  let bytes = 0;
  let arriving = 0;
  let arrivedAt = Number.NEGATIVE_INFINITY;
  let paintedAt = Number.NEGATIVE_INFINITY;
  let gapMs = LONGEST_GAP_MS;
  const towards = (from: number, to: number) => from + (to - from) * NEWEST;

  return {
    received(count, now) {
      arriving += count;
      arrivedAt = now;
    },
    ended(painted, now) {
      if (painted) {
        bytes = bytes === 0 ? arriving : towards(bytes, arriving);
        gapMs = Math.min(LONGEST_GAP_MS, towards(gapMs, now - paintedAt));
        paintedAt = now;
      }
      arriving = 0;
    },
    bytes: () => Math.max(bytes, arriving),
    gapMs: () => gapMs,
    beganAt: (bytesPerMs, now) => now - arriving / bytesPerMs,
    paintedAt: () => paintedAt,
    movedAt: () => (arriving > LEAST_BYTES ? Math.max(arrivedAt, paintedAt) : paintedAt),
  };
}
