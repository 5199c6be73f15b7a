import type { Pacer, PacerMessage } from './pacer.ts';
import { createPing } from './ping.ts';

/**
 * Asks for an update only so long after the last one was complete, ms: however slow the link, it is
 * left free in between. What changes meanwhile comes in one update.
 */
export function createSlowPacer(restMs: number): Omit<Pacer, 'outstanding'> {
  const ping = createPing();
  /** Undefined while a request is at the server. */
  let dueAt: number | undefined;
  let pingWanted = false;
  let roundTripMs: number | undefined;

  function dueMessages(now: number): PacerMessage[] {
    const send: PacerMessage[] = [];
    if (pingWanted && ping.waitingSince() === undefined) {
      ping.send(now);
      pingWanted = false;
      send.push('ping');
    }
    if (dueAt !== undefined && now >= dueAt) {
      dueAt = undefined;
      send.push('request');
    }
    return send;
  }

  return {
    started(now) {
      ping.send(now);
      return [];
    },
    // What the link carries is of no interest at this pace.
    received: () => undefined,
    frameMs: () => 0,
    updated(_painted, now) {
      // The answer to a ping counts as well: it may have answered the request that was there.
      dueAt ??= now + restMs;
    },
    answered(now) {
      roundTripMs = ping.received(now) ?? roundTripMs;
    },
    ping() {
      pingWanted = true;
    },
    next: (now) => ({ send: dueMessages(now), wakeAt: dueAt }),
    health: () => ({
      waitingSince: ping.waitingSince(),
      lastAnswerAt: ping.lastAnswerAt(),
      roundTripMs,
    }),
  };
}
