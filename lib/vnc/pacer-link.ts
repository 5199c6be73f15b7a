import { createCapacity } from './pacer-capacity.ts';
import { createFloor } from './pacer-floor.ts';
import { createRounds, REFRESH_MS, type Rounds } from './pacer-rounds.ts';
import { createPing, type Ping } from './ping.ts';

/** A round trip this much above its floor, or this share of it, has waited behind frames. */
const WAITED_MS = 60;
const WAITED_SHARE = 0.35;
/** Fewer bytes than these are answers to pings, and no frame. */
const FRAME_BYTES = 500;
/** How much the newest round trip counts in how steady they are. */
const NEWEST = 0.1;

/** What is known of a link and of what is on its way there. Times are ms of the caller's clock. */
export interface PacedLink {
  ping: Pick<Ping, 'waitingSince' | 'lastAnswerAt'>;
  pinged(now: number): void;
  requested(now: number): void;
  received(count: number, now: number): void;
  /** An update is complete; `restart`: the first one after a stillness. */
  updated(restart: boolean): void;
  /** A ping was answered. Says whether it had to wait behind frames. */
  answered(now: number): { waited: boolean } | undefined;
  /** How many requests may be on their way. */
  outstanding(): number;
  /** How many frames these can bring. */
  framesOutstanding(): number;
  /** How many requests were sent since the oldest ping that has no answer. */
  unanswered(): number;
  /** A frame has come in. `beganAt`: when it began to, if the link was idle before. */
  frameCame(beganAt: number | undefined): void;
  ahead: Rounds['ahead'];
  /** When to ask for what finds the link clear, if it takes so long for a frame. */
  clearAt(frameMs: number, now: number): number;
  bytesPerMs(): number;
  roundTripMs(): number | undefined;
  floorMs(): number;
  /** The floor wants to be measured again, on a link that has run empty. */
  floorIsOld(now: number): boolean;
  /** How much one round trip differs from the next, ms. */
  unsteadyMs(): number;
}

/**
 * A server takes requests that reach it between two frames for one, so requests can't be counted off
 * against frames. What is certain is the answer to a ping: all that was asked for before it has come
 * in, and how much longer it took than its floor is what was waiting when the server read it. From
 * there a line is drawn: every round since then that sent a frame adds the time that the link takes.
 */
export function createPacedLink(): PacedLink {
  const capacity = createCapacity();
  const floor = createFloor();
  const ping = createPing();
  const rounds = createRounds();
  /** When the requests that may be on their way were sent. */
  let requests: number[] = [];
  /** The last ping that was answered: when it was sent, and what was waiting ahead of it, ms. */
  let answered = { sentAt: 0, waitedMs: 0 };
  let bytesSincePing = 0;
  let roundTripMs: number | undefined;
  let unsteadyMs = 0;

  return {
    ping,
    pinged(now) {
      ping.send(now);
      // The server answers at once, and then with whatever has changed, in a round.
      rounds.asked(now);
      bytesSincePing = 0;
    },
    requested(now) {
      requests.push(now);
      rounds.asked(now);
    },
    received(count, now) {
      capacity.received(count, now);
      bytesSincePing += count;
    },
    updated(restart) {
      capacity.frameEnded();
      if (restart) capacity.restarted();
      const [oldest = 0] = requests;
      requests = requests.filter((at) => at >= oldest + REFRESH_MS);
    },
    answered(now) {
      const ms = ping.received(now);
      if (ms === undefined) return undefined;
      // With nothing but answers on the link it can't have waited: the way itself is that long.
      if (bytesSincePing < FRAME_BYTES) floor.forget();
      floor.measured(ms, now);
      unsteadyMs += (Math.abs(ms - (roundTripMs ?? ms)) - unsteadyMs) * NEWEST;
      roundTripMs = ms;
      answered = { sentAt: now - ms, waitedMs: ms - floor.ms() };
      requests = requests.filter((at) => at >= answered.sentAt);
      const waited = answered.waitedMs > Math.max(WAITED_MS, WAITED_SHARE * floor.ms());
      capacity.answered(waited);
      return { waited };
    },
    outstanding: () => requests.length,
    framesOutstanding: () => countFrames(requests),
    unanswered() {
      const since = ping.waitingSince();
      return since === undefined ? 0 : requests.filter((at) => at >= since).length;
    },
    frameCame: (beganAt) =>
      rounds.frameCame(beganAt === undefined ? undefined : beganAt - floor.ms()),
    ahead: rounds.ahead,
    clearAt(frameMs, now) {
      let clearAt = answered.sentAt + answered.waitedMs;
      for (const at of rounds.framesUntil(now)) {
        if (at > answered.sentAt) clearAt = Math.max(clearAt, at) + frameMs;
      }
      return clearAt;
    },
    bytesPerMs: capacity.bytesPerMs,
    roundTripMs: () => roundTripMs,
    floorMs: floor.ms,
    floorIsOld: floor.isOld,
    unsteadyMs: () => unsteadyMs,
  };
}

/** How many frames requests can bring at most: those within one round of the refresh bring one. */
function countFrames(requests: readonly number[]): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of requests) {
    if (at - last < REFRESH_MS) continue;
    last = at;
    count += 1;
  }
  return count;
}
