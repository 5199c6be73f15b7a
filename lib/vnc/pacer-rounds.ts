/** QEMU looks for changes this often at best, and takes all requests in between for one (vnc.c). */
export const REFRESH_MS = 30;
/** What every round with nothing to send adds to the next one, and the most that it comes to, ms. */
const EMPTY_ROUND_MS = 50;
const SLOWEST_REFRESH_MS = 3000;

/** How far a frame may be from the round that it is taken for, ms. */
const TOLERANCE_MS = 20;
/** One frame too many or too few speaks against an explanation as much as this, ms. */
const MISCOUNT_MS = 50;
const LIKELY_INTERVALS_MS = Array.from({ length: 30 }, (_, i) => REFRESH_MS + 10 * i);
/** A loaded server takes more than the interval for a round: how much the newest error counts. */
const NEWEST = 0.15;
const LONGEST_EXTRA_MS = 15;
/** Rounds are followed from the last frame that told of one, but no further back than this, ms. */
const LONGEST_REPLAY_MS = 3000;
const SHORTEST_REPLAY_MS = 1000;

/**
 * The rounds in which a server looks for changes. All times are those at which a request must be
 * sent to be there in time: a round trip before the frame of that round can begin to come in.
 */
export interface Rounds {
  /** A request was sent. */
  asked(at: number): void;
  /** A frame has come in; `at`: its round, known if it came on an idle link. */
  frameCame(at: number | undefined): void;
  /** The rounds up to now that sent a frame, as far as they are foretold. */
  framesUntil(now: number): number[];
  /** The round that a request now is for, the one after it if nobody asks, and whether one has. */
  ahead(now: number): { nextAt: number; laterAt: number; isAsked: boolean };
}

interface Round {
  at: number;
  /** From it to the next one. */
  intervalMs: number;
}

/** Foretells rounds by QEMU's rule, from the last one that a frame told of. */
export function createRounds(): Rounds {
  let known: Round = { at: 0, intervalMs: REFRESH_MS };
  /** Requests and frames since then. */
  let asks: number[] = [];
  let framesCame = 0;
  let extraMs = 0;

  const nextOf = (round: Round) => round.at + round.intervalMs + extraMs;

  function replay(from: Round, until: number) {
    let last = from;
    let waiting = asks;
    let count = 0;
    const frames: number[] = [];
    for (let at = nextOf(last); at <= until; at = nextOf(last)) {
      const round = at;
      const later = waiting.filter((ask) => ask > round);
      const isFrame = later.length < waiting.length;
      if (isFrame) frames.push(at);
      waiting = later;
      count += 1;
      last = { at, intervalMs: nextInterval(last.intervalMs, isFrame) };
    }
    return { last, frames, waiting, count };
  }

  /** What must have been the interval for a frame to leave at that time, and what it is then. */
  function explain(at: number): { cost: number; intervalMs: number; errorMs: number } {
    const explanations = [known.intervalMs, ...LIKELY_INTERVALS_MS].map((intervalMs) => {
      const { last, frames, count } = replay({ ...known, intervalMs }, at + TOLERANCE_MS);
      const errorMs = at - (frames.at(-1) ?? known.at);
      const miscount = Math.abs(frames.length - framesCame);
      return {
        cost: Math.abs(errorMs) + MISCOUNT_MS * miscount,
        intervalMs: last.intervalMs,
        errorMs: errorMs / Math.max(1, count),
      };
    });
    return explanations.reduce((best, next) => (next.cost < best.cost ? next : best));
  }

  return {
    asked(at) {
      asks.push(at);
      if (at - known.at < LONGEST_REPLAY_MS) return;
      const { last, waiting } = replay(known, at - SHORTEST_REPLAY_MS);
      known = last;
      asks = waiting;
    },
    frameCame(at) {
      framesCame += 1;
      if (at === undefined) return;
      const { cost, intervalMs, errorMs } = explain(at);
      if (cost < TOLERANCE_MS) {
        extraMs = Math.min(LONGEST_EXTRA_MS, Math.max(0, extraMs + NEWEST * errorMs));
      }
      known = { at, intervalMs };
      asks = asks.filter((ask) => ask > at);
      framesCame = 0;
    },
    framesUntil: (now) => replay(known, now).frames,
    ahead(now) {
      const { last, waiting } = replay(known, now);
      const next = { at: nextOf(last), intervalMs: nextInterval(last.intervalMs, false) };
      return { nextAt: next.at, laterAt: nextOf(next), isAsked: waiting.length > 0 };
    },
  };
}

const nextInterval = (ms: number, isFrame: boolean): number =>
  isFrame ? Math.max(REFRESH_MS, ms / 2) : Math.min(SLOWEST_REFRESH_MS, ms + EMPTY_ROUND_MS);
