/** How many of the last frames an estimate rests on: by their pieces, and by one after another. */
const FRAMES = 4;
const WHOLE_FRAMES = 8;
/** Fewer bytes than these, or less time, say nothing of a link's speed. */
const LEAST_BYTES = 4000;
const LEAST_MS = 4;
/** A server makes no frames faster: what follows so soon has not waited for the link, ms. */
const SERVER_MS = 40;
/** How much faster a link may have become since the last answer that did not wait on it. */
const GROWTH = 1.1;

/** Estimates how many bytes a link carries in a millisecond; infinite until something says less. */
export interface Capacity {
  /** Some bytes have come in. */
  received(count: number, now: number): void;
  /** What came in since the last call was a frame. */
  frameEnded(): void;
  /** A ping was answered; `waited`: behind frames. */
  answered(waited: boolean): void;
  /** The screen begins to move after a stillness, in which a link may have changed. */
  restarted(): void;
  bytesPerMs(): number;
}

/**
 * The pieces of one frame leave the server together, so a link that is slower than the server draws
 * them apart. Where a proxy hands whole frames over, nothing is seen of that: then it is how quickly
 * one frame follows the other, as soon as an answer has to wait for them.
 */
export function createCapacity(): Capacity {
  let rates: number[] = [];
  let wholeRates: number[] = [];
  let firstAt: number | undefined;
  let lastAt = 0;
  let afterFirst = 0;
  let sinceEnd = 0;
  let endedAt: number | undefined;
  let whileWaiting = Number.POSITIVE_INFINITY;

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
      sinceEnd += count;
    },
    frameEnded() {
      const ms = lastAt - (firstAt ?? lastAt);
      if (afterFirst >= LEAST_BYTES) {
        const rate = ms >= LEAST_MS ? afterFirst / ms : Number.POSITIVE_INFINITY;
        rates = [...rates.slice(1 - FRAMES), rate];
      }
      if (sinceEnd >= LEAST_BYTES) {
        if (endedAt !== undefined) {
          const ms = lastAt - endedAt;
          const rate = ms > SERVER_MS ? sinceEnd / ms : Number.POSITIVE_INFINITY;
          wholeRates = [...wholeRates.slice(1 - WHOLE_FRAMES), rate];
        }
        endedAt = lastAt;
      }
      sinceEnd = 0;
      endTrain();
    },
    answered(waited) {
      if (!waited) whileWaiting *= GROWTH;
      else if (!Number.isFinite(secondHighest(rates))) whileWaiting = secondHighest(wholeRates);
      endTrain();
    },
    restarted() {
      whileWaiting = Number.POSITIVE_INFINITY;
    },
    bytesPerMs: () => Math.min(secondHighest(rates), whileWaiting),
  };
}

/** The highest may be a hiccup of the page. Infinite while there is none. */
function secondHighest(rates: readonly number[]): number {
  const sorted = rates.toSorted((a, b) => b - a);
  return sorted[Math.min(1, sorted.length - 1)] ?? Number.POSITIVE_INFINITY;
}
