/** How many of the last frames the estimate rests on. */
const FRAMES = 4;
/** Fewer bytes than these, or less time, say nothing of a link's speed. */
const LEAST_BYTES = 4000;
const LEAST_MS = 4;
/** How much faster a link may have become since the last answer that did not wait on it. */
const GROWTH = 1.1;

/** Estimates how many bytes a link carries in a millisecond; infinite until something says less. */
export interface Capacity {
  /** Some bytes have come in. */
  received(count: number, now: number): void;
  /** What came in since the last call was a frame. */
  frameEnded(): void;
  /** A ping was answered; `waited`: behind frames, all the time since the answer before. */
  answered(waited: boolean, now: number): void;
  /** The screen begins to move after a stillness, in which a link may have changed. */
  restarted(): void;
  bytesPerMs(): number;
}

/**
 * The pieces of one frame leave the server together, so a link that is slower than the server draws
 * them apart. Where a proxy hands whole frames over, nothing is seen of that: then what came in
 * between two answers that both had to wait is what the link carries.
 */
export function createCapacity(): Capacity {
  let rates: number[] = [];
  let firstAt: number | undefined;
  let lastAt = 0;
  let afterFirst = 0;
  let sinceAnswer = 0;
  let answeredAt = 0;
  let whileWaiting = Number.POSITIVE_INFINITY;

  /** Of the last rates not the highest, which may be a hiccup of the page, but the next one. */
  function ofPieces(): number {
    const sorted = rates.toSorted((a, b) => b - a);
    return sorted[Math.min(1, sorted.length - 1)] ?? Number.POSITIVE_INFINITY;
  }

  function endTrain(): void {
    firstAt = undefined;
    afterFirst = 0;
  }

  return {
    received(count, now) {
      // The first piece was on its way before its time could be taken.
      if (firstAt === undefined) firstAt = now;
      else afterFirst += count;
      lastAt = now;
      sinceAnswer += count;
    },
    frameEnded() {
      const ms = lastAt - (firstAt ?? lastAt);
      if (afterFirst >= LEAST_BYTES) {
        const rate = ms >= LEAST_MS ? afterFirst / ms : Number.POSITIVE_INFINITY;
        rates = [...rates.slice(1 - FRAMES), rate];
      }
      endTrain();
    },
    answered(waited, now) {
      if (!waited) whileWaiting *= GROWTH;
      else if (sinceAnswer >= LEAST_BYTES && !Number.isFinite(ofPieces())) {
        whileWaiting = sinceAnswer / (now - answeredAt);
      }
      sinceAnswer = 0;
      answeredAt = now;
      endTrain();
    },
    restarted() {
      whileWaiting = Number.POSITIVE_INFINITY;
    },
    bytesPerMs: () => Math.min(ofPieces(), whileWaiting),
  };
}
