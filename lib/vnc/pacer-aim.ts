import type { Frames } from './pacer-frames.ts';
import type { PacedLink } from './pacer-link.ts';
import { REFRESH_MS } from './pacer-rounds.ts';

/** A request should be there so long before its round, ms: the server encodes, and timers are late. */
const MARGIN_MS = 25;
/** A frame that comes too early waits, with all answers behind it; one too late idles the link. */
const IDLE_WEIGHT = 5;
/** What an answer may have to wait for, ms: a frame, and what is left of this for an early one. */
const BEARABLE_MS = 190;
/** A frame that takes longer may still be early by this share of its time. */
const EARLY_SHARE = 0.14;
/** How much the link should idle between two frames, as a share of a frame's time. */
const IDLE_SHARE = 0.05;
/** How much the newest idling counts, the most that it counts for, and what it can come to, ms. */
const NEWEST = 0.1;
const LONGEST_IDLE_MS = 150;
const LONGEST_LEAD_MS = 60;
/** Less than this between two frames may be a late reading, and no link that idled. */
const LEAST_IDLE_MS = 5;

/** Chooses the rounds of the server that frames are asked for, where it has more than the link carries. */
export interface Aim {
  /** A frame is complete; `frameMs`: how long the link takes for one. */
  frameCame(now: number, frameMs: number): void;
  /** When to ask for the next frame, or to look again. */
  nextAt(now: number, frameMs: number): number;
}

/** Nobody foretells all that a link and a server do, so it also keeps the idling that it sees low. */
export function createAim(
  link: Pick<PacedLink, 'ahead' | 'bytesPerMs' | 'clearAt' | 'floorIsOld' | 'frameCame'>,
  frames: Pick<Frames, 'beganAt' | 'paintedAt'>,
): Aim {
  let leadMs = 0;

  function isWorthIt(nextAt: number, laterAt: number, clearAt: number, frameMs: number): boolean {
    const waitMs = clearAt - nextAt;
    const idleMs = laterAt - clearAt;
    const mayWaitMs = Math.min(IDLE_WEIGHT * idleMs, BEARABLE_MS - frameMs);
    return waitMs <= Math.max(EARLY_SHARE * frameMs, mayWaitMs);
  }

  return {
    frameCame(now, frameMs) {
      const beganAt = frames.beganAt(link.bytesPerMs(), now);
      const idleMs = beganAt - frames.paintedAt();
      if (frameMs > REFRESH_MS) {
        const wrongMs = Math.min(idleMs, LONGEST_IDLE_MS) - IDLE_SHARE * frameMs;
        const most = Math.min(LONGEST_LEAD_MS, BEARABLE_MS - frameMs);
        leadMs = Math.max(0, Math.min(most, leadMs + NEWEST * wrongMs));
      }
      link.frameCame(idleMs > LEAST_IDLE_MS ? beganAt : undefined);
    },
    nextAt(now, frameMs) {
      const { nextAt, laterAt, isAsked } = link.ahead(now);
      // A second request for a round does no harm, unless it comes too late for it.
      if (isAsked) return frameMs < REFRESH_MS ? now : nextAt + 1;
      const clearAt = link.clearAt(frameMs, now);
      // To measure the floor again, the link must run empty first.
      const isNext = link.floorIsOld(now)
        ? clearAt + REFRESH_MS < nextAt
        : isWorthIt(nextAt, laterAt, clearAt - leadMs, frameMs);
      return isNext ? nextAt - MARGIN_MS : nextAt + 1;
    },
  };
}
