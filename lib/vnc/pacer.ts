import { createAim } from './pacer-aim.ts';
import { createFrames } from './pacer-frames.ts';
import { createPacedLink } from './pacer-link.ts';
import { REFRESH_MS } from './pacer-rounds.ts';

/** Requests between two frames: a round of the refresh that finds none makes the next one late. */
const REQUESTS_A_FRAME = 3;
/** The same on a link whose round trips differ by more than this, ms, and so bunch what they carry. */
const REQUESTS_A_FRAME_UNSTEADY = 6;
const UNSTEADY_MS = 10;
/** Within half a round of the refresh a request that follows its frame at once comes in time, ms. */
const QUICK_MS = 15;
/** Unless the frame is late: then the next request goes before it, ms after the last one. */
const QUICK_AGAIN_MS = 24;
/** Between two requests, ms. */
const SHORTEST_MS = 6;
const LONGEST_MS = 50;
/** However little the link may carry, ms. */
const LONGEST_PAUSE_MS = 5000;
/** What may be asked for while a ping has no answer, beyond its floor: ms, and a share of a frame. */
const LEAD_MS = 65;
const LEAD_SHARE = 0.25;
/** An answer is late after this on top of its floor, ms, and after so many frames' time. */
const LATE_MS = 150;
const LATE_FRAMES = 2;
/** After this much stillness, on top of a round trip and of a frame's time, one request is enough. */
const STILL_MS = 100;
const LONGEST_FRAME_MS = 1000;
const PING_EVERY_MS = 100;
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
  /** How long the link takes for a frame; 0 if it is quicker than can be told. */
  frameMs(): number;
  health(): Health;
}

/**
 * Keeps as many requests on their way as the round trip needs, and asks for no more frames than the
 * link carries. While the screen is still, one request is at the server.
 */
export function createPacer(): Pacer {
  const link = createPacedLink();
  const frames = createFrames();
  const aim = createAim(link, frames);
  let isStarted = false;
  let lastRequestAt = Number.NEGATIVE_INFINITY;
  let lastPingAt = Number.NEGATIVE_INFINITY;
  let pingWanted = false;
  /** Whatever was asked for before the last update may have been answered by it. */
  let owesRequest = false;
  let window = FIRST_WINDOW;

  /** How long the link takes for a frame. */
  const frameMs = () => frames.bytes() / link.bytesPerMs();
  const isMoving = (now: number) =>
    now - frames.movedAt() < link.floorMs() + STILL_MS + Math.min(frameMs(), LONGEST_FRAME_MS);
  const mayPing = () => link.ping.waitingSince() === undefined;

  /** To measure the floor again, the link must run empty first. */
  function leadMs(now: number): number {
    return link.floorIsOld(now) ? -REFRESH_MS : LEAD_MS + LEAD_SHARE * frameMs();
  }

  const isQuick = () =>
    link.roundTripMs() !== undefined && link.floorMs() < QUICK_MS && frameMs() < SHORTEST_MS;

  /** The earliest time for the next request. */
  function dueAt(now: number): number {
    const isSteady = link.unsteadyMs() < UNSTEADY_MS;
    const aFrame = frames.gapMs() / (isSteady ? REQUESTS_A_FRAME : REQUESTS_A_FRAME_UNSTEADY);
    // Half of the limit, because a request may be on its way for two round trips as far as we know.
    const spread = ((link.roundTripMs() ?? 0) + REFRESH_MS) / (MOST_OUTSTANDING / 2);
    const eager = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, aFrame));
    const soon = lastRequestAt + Math.max(eager, spread);
    if (isQuick()) return owesRequest ? now : lastRequestAt + QUICK_AGAIN_MS;
    if (frameMs() < SHORTEST_MS) return soon;
    return Math.max(soon, Math.min(aim.nextAt(now, frameMs()), lastRequestAt + LONGEST_PAUSE_MS));
  }

  /** Whether the link would carry one more, as far as that is known while a ping has no answer. */
  function hasRoom(now: number): boolean {
    if (link.outstanding() >= MOST_OUTSTANDING) return false;
    const since = link.ping.waitingSince();
    if (since === undefined) return true;
    // Something has happened to the link: what is asked for now would only wait as well.
    if (now - since > link.floorMs() + LATE_MS + LATE_FRAMES * frameMs()) return false;
    const isShort = link.unanswered() * frameMs() <= link.floorMs() + leadMs(now);
    return isShort && link.framesOutstanding() < window;
  }

  function sendPing(now: number): PacerMessage {
    link.pinged(now);
    lastPingAt = now;
    pingWanted = false;
    return 'ping';
  }

  function sendRequest(now: number): PacerMessage {
    link.requested(now);
    lastRequestAt = now;
    owesRequest = false;
    return 'request';
  }

  /** The messages for a screen that moves: a ping goes with a request, whose frame it would cost. */
  function keepMoving(now: number): PacerMessage[] {
    if (now < dueAt(now)) return [];
    const isRoomy = hasRoom(now);
    const pings = mayPing() && now - lastPingAt >= PING_EVERY_MS ? [sendPing(now)] : [];
    return isRoomy ? [...pings, sendRequest(now)] : pings;
  }

  return {
    started(now) {
      isStarted = true;
      const first = sendPing(now);
      link.pinged(now);
      sendRequest(now);
      return [first];
    },
    received(count, now) {
      link.received(count, now);
      frames.received(count, now);
    },
    updated(painted, now) {
      const restart = painted && !isMoving(now);
      if (restart) window = Math.min(window, RESTART_WINDOW);
      link.updated(restart);
      if (painted) aim.frameCame(now, frameMs());
      frames.ended(painted, now);
      owesRequest = true;
    },
    answered(now) {
      const waited = link.answered(now)?.waited ?? true;
      if (!waited) window = Math.min(MOST_OUTSTANDING, window * WINDOW_GROWTH);
    },
    ping() {
      pingWanted = true;
    },
    next(now) {
      if (!isStarted) return { send: [], wakeAt: undefined };
      const send = pingWanted && mayPing() ? [sendPing(now)] : [];
      if (isMoving(now)) {
        send.push(...keepMoving(now));
        // Without room there is an answer to wait for.
        const wakeAt = hasRoom(now) ? Math.max(dueAt(now), now + 1) : now + STILL_MS;
        return { send, wakeAt };
      }
      if (owesRequest) send.push(sendRequest(now));
      return { send, wakeAt: undefined };
    },
    outstanding: link.outstanding,
    frameMs,
    health: () => ({
      waitingSince: link.ping.waitingSince(),
      lastAnswerAt: link.ping.lastAnswerAt(),
      roundTripMs: link.roundTripMs(),
    }),
  };
}
