import { createCapacity } from './pacer-capacity.ts';
import { createFloor } from './pacer-floor.ts';
import { createFrames } from './pacer-frames.ts';
import { createPing } from './ping.ts';

/** QEMU looks for changes this often at best, and takes all requests in between for one (vnc.c). */
const REFRESH_MS = 30;
/** Requests between two frames: a round of the refresh that finds none makes the next one late. */
const REQUESTS_A_FRAME = 3;
/** The same on a link whose round trips differ by more than this, ms, and so bunch what they carry. */
const REQUESTS_A_FRAME_SHAKEN = 6;
const SHAKEN_MS = 10;
const NEWEST_SHAKE = 0.1;
const SHORTEST_MS = 6;
const LONGEST_MS = 50;
/** A frame is asked for so long before those ahead of it are in: the server takes its time. */
const LEAD_MS = 75;
const LEAD_SHARE = 0.25;
/** However little the link may carry, ms. */
const LONGEST_PAUSE_MS = 5000;
/** After this much stillness, on top of a round trip, one request is enough. */
const STILL_MS = 100;
/** Fewer bytes than these are answers to pings, and no frame. */
const FRAME_BYTES_AT_LEAST = 500;
const PING_EVERY_MS = 100;
/** A round trip this much above its floor, or this share of it, has waited behind frames. */
const WAITED_MS = 60;
const WAITED_SHARE = 0.35;
/** Of requests on their way. */
export const MOST_OUTSTANDING = 128;
/** Frames on their way to begin with; every answer that did not wait lets it grow. */
const FIRST_WINDOW = 2;
const RESTART_WINDOW = 4;
const WINDOW_GROWTH = 1.5;

/** `request`: for what has changed on the whole screen; `ping`: for one pixel, changed or not. */
export type PacerMessage = 'request' | 'ping';

export interface Health {
  /** When the oldest ping without an answer was sent. */
  waitingSince: number | undefined;
  lastAnswerAt: number | undefined;
  roundTripMs: number | undefined;
}

/** Decides when to ask for updates. All times are ms of one clock that never goes back. */
export interface Pacer {
  /** noVNC asks for the whole screen, which is answered like a ping. Gives what must go before it. */
  started(now: number): PacerMessage[];
  /** Some bytes have come in. */
  received(count: number, now: number): void;
  /** An update of pixels is complete; `painted`: it shows more than a ping's own pixel. */
  updated(painted: boolean, now: number): void;
  /** A ping was answered. */
  answered(now: number): void;
  /** Asks for a ping with what is sent next, however still the screen is. */
  ping(): void;
  /** To be called after everything above and at `wakeAt`: what to send now. */
  next(now: number): { send: PacerMessage[]; wakeAt: number | undefined };
  /** How many requests may be on their way. */
  outstanding(): number;
  health(): Health;
}

/**
 * Keeps as many requests on their way as the round trip needs, and asks for no more frames than the
 * link carries.
 *
 * A server takes requests that reach it between two frames for one, so requests can't be counted off
 * against frames. What is certain is the answer to a ping: all that was asked for before it has come
 * in, and how much longer it took than its floor is what was waiting when the server read it. From
 * there a line is drawn: every request since then adds the time that the link takes for a frame.
 */
export function createPacer(): Pacer {
  const capacity = createCapacity();
  const floor = createFloor();
  const frames = createFrames();
  const ping = createPing();
  /** When the requests that may be on their way were sent. */
  let requests: number[] = [];
  let lastRequestAt = Number.NEGATIVE_INFINITY;
  /** Whatever was asked for before the last update may have been answered by it. */
  let owesRequest = false;
  let lastPingAt = Number.NEGATIVE_INFINITY;
  let pingWanted = false;
  let bytesSincePing = 0;
  let isStarted = false;
  let window = FIRST_WINDOW;
  /** The last ping that was answered: when it was sent, and what was waiting ahead of it, ms. */
  let answered = { sentAt: 0, waitedMs: 0 };
  let askedSince = 0;
  let roundTripMs: number | undefined;
  /** How much one round trip differs from the next. */
  let shakeMs = 0;
  let waits = false;

  const frameMs = () => frames.bytes() / capacity.bytesPerMs();
  const isMoving = (now: number) =>
    now - frames.movedAt() < floor.ms() + STILL_MS + Math.min(frameMs(), 1000);

  /** The earliest time for the next request. */
  function dueAt(now: number): number {
    const aFrame = shakeMs > SHAKEN_MS ? REQUESTS_A_FRAME_SHAKEN : REQUESTS_A_FRAME;
    const eager = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, frames.gapMs() / aFrame));
    const spread = ((roundTripMs ?? 0) + REFRESH_MS) / (MOST_OUTSTANDING / 2);
    const soon = lastRequestAt + Math.max(eager, spread);
    if (frameMs() < SHORTEST_MS) return soon;
    const inAt = answered.sentAt + answered.waitedMs + askedSince * frameMs();
    return Math.max(soon, Math.min(inAt - leadMs(now), lastRequestAt + LONGEST_PAUSE_MS));
  }

  /** To measure the floor again, the link must run empty first. */
  function leadMs(now: number): number {
    return floor.isOld(now) ? -REFRESH_MS : LEAD_MS + LEAD_SHARE * frameMs();
  }

  /** Whether the link would carry one more, as far as it is known while a ping has no answer. */
  function hasRoom(now: number): boolean {
    if (requests.length >= MOST_OUTSTANDING) return false;
    const since = ping.waitingSince();
    if (since === undefined) return true;
    const unanswered = requests.filter((at) => at >= since).length;
    return countFrames(requests) < window && unanswered * frameMs() <= floor.ms() + leadMs(now);
  }

  function sendPing(now: number): PacerMessage {
    ping.send(now);
    bytesSincePing = 0;
    lastPingAt = now;
    pingWanted = false;
    return 'ping';
  }

  function sendRequest(now: number): PacerMessage {
    requests.push(now);
    askedSince += 1;
    owesRequest = false;
    lastRequestAt = now;
    return 'request';
  }

  /** The messages for a screen that moves: a ping goes with a request, whose frame it would cost. */
  function keepMoving(now: number): PacerMessage[] {
    if (now < dueAt(now)) return [];
    const pings =
      ping.waitingSince() === undefined && now - lastPingAt >= PING_EVERY_MS ? [sendPing(now)] : [];
    return hasRoom(now) || pings.length > 0 ? [...pings, sendRequest(now)] : pings;
  }

  return {
    started(now) {
      isStarted = true;
      const first = sendPing(now);
      ping.send(now);
      sendRequest(now);
      return [first];
    },
    received(count, now) {
      capacity.received(count, now);
      frames.received(count, now);
      bytesSincePing += count;
    },
    updated(painted, now) {
      if (painted && !isMoving(now)) {
        window = Math.min(window, RESTART_WINDOW);
        capacity.restarted();
      }
      capacity.frameEnded();
      frames.ended(painted, now);
      const [oldest = now] = requests;
      requests = requests.filter((at) => at >= oldest + REFRESH_MS);
      owesRequest = true;
    },
    answered(now) {
      const ms = ping.received(now);
      if (ms === undefined) return;
      // With nothing but answers on the link it can't have waited: the way itself is that long.
      if (bytesSincePing < FRAME_BYTES_AT_LEAST) floor.forget();
      floor.measured(ms, now);
      shakeMs += (Math.abs(ms - (roundTripMs ?? ms)) - shakeMs) * NEWEST_SHAKE;
      roundTripMs = ms;
      answered = { sentAt: now - ms, waitedMs: ms - floor.ms() };
      requests = requests.filter((at) => at >= answered.sentAt);
      askedSince = requests.length;
      const waited = answered.waitedMs > Math.max(WAITED_MS, WAITED_SHARE * floor.ms());
      capacity.answered(waited && waits, now);
      waits = waited;
      if (!waited) window = Math.min(MOST_OUTSTANDING, window * WINDOW_GROWTH);
    },
    ping() {
      pingWanted = true;
    },
    next(now) {
      if (!isStarted) return { send: [], wakeAt: undefined };
      const send = pingWanted && ping.waitingSince() === undefined ? [sendPing(now)] : [];
      if (isMoving(now)) {
        send.push(...keepMoving(now));
        // Without room there is an answer to wait for.
        const wakeAt = hasRoom(now) ? Math.max(dueAt(now), now + 1) : now + STILL_MS;
        return { send, wakeAt };
      }
      if (owesRequest) send.push(sendRequest(now));
      return { send, wakeAt: undefined };
    },
    outstanding: () => requests.length,
    health: () => ({
      waitingSince: ping.waitingSince(),
      lastAnswerAt: ping.lastAnswerAt(),
      roundTripMs,
    }),
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
