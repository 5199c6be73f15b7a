import { type CapsLockFix, turnCapsLockOff } from './caps-lock.ts';
import { createFlow } from './flow.ts';
import {
  type Held,
  hold,
  type KeyEvent,
  NOTHING_HELD,
  press,
  releaseModifiers,
} from './key-event.ts';
import type { Keyboard } from './keyboard.ts';
import type { Layout } from './layout.ts';
import { createPace } from './pace.ts';
import { estimateMs, type Progress, type TypingEnd } from './progress.ts';

export interface TypistDeps {
  keyboard: Keyboard;
  layout: Layout;
  /** How long a key event is given at least, ms. */
  fastestMs: number;
  /** Whether the connection can be typed at now. It may stall and come back. */
  isLive(): boolean;
  onProgress(progress: Progress): void;
  /** ms, from a clock that only goes forward. */
  now(): number;
  /** Calls back after `ms`; the function that it returns cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface Typist {
  pause(): void;
  goOn(): void;
  cancel(): void;
  /** The connection has ended: what was sent is all that ever will be. */
  lose(): void;
}

/** For how many events' time late timers may be made up for: as many come in one go. */
const MOST_BEHIND = 32;
/** While there is nothing to do but to wait for the server, ms. */
const WAIT_MS = 20;
/** The progress is for eyes. */
const REPORT_EVERY_MS = 100;

/**
 * Types characters at a guest, from now on. A character goes out whole, with all of its events at
 * once, so that a link which stalls can't hold a key down until the guest repeats it; the pace is kept
 * between characters, and QEMU keeps its own within them.
 * @param characters those that the layout can make; others are passed over
 */
export function startTyping(characters: readonly string[], deps: TypistDeps): Typist {
  const { keyboard, layout, now } = deps;
  const pace = createPace(deps.fastestMs);
  const flow = createFlow(keyboard, pace);
  let phase: Progress['phase'] = 'typing';
  let end: TypingEnd | undefined;
  let next = 0;
  let held: Held = NOTHING_HELD;
  let dueAt = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  let capsLock: CapsLockFix | undefined;
  let cancelTick = () => {};

  function report(): void {
    reportedAt = now();
    const left = estimateMs(characters.length - next, pace.ms());
    const counts = { total: characters.length, sent: next, taken: flow.taken(), leftMs: left };
    deps.onProgress({ phase, ...(end && { end }), ...counts });
  }

  function sendAll(events: readonly KeyEvent[]): void {
    for (const event of events) keyboard.send(event);
  }

  function letGo(): void {
    sendAll(hold(held, NOTHING_HELD));
    held = NOTHING_HELD;
  }

  function begin(): void {
    keyboard.releaseHeld();
    sendAll(releaseModifiers());
    capsLock = turnCapsLockOff(keyboard, deps, (isOff) => {
      dueAt = now();
      if (isOff) tick();
      else finish('caps-lock');
    });
  }

  function tick(): void {
    dueAt = Math.max(dueAt, now() - MOST_BEHIND * pace.ms());
    const isOpen = () => deps.isLive() && flow.hasRoom(now());
    while (next < characters.length && dueAt <= now() && isOpen()) sendCharacter();
    if (next === characters.length) {
      settle();
      return;
    }
    if (now() - reportedAt >= REPORT_EVERY_MS) report();
    const isWaiting = dueAt <= now();
    // The time in which nothing could be sent is not made up for.
    if (isWaiting) dueAt = now();
    cancelTick = deps.after(isWaiting ? WAIT_MS : dueAt - now(), tick);
  }

  function sendCharacter(): void {
    const before = keyboard.sent();
    for (const stroke of layout.strokesFor(characters[next] ?? '') ?? []) {
      sendAll(press(stroke, held));
      held = { shift: stroke.shift, altGr: stroke.altGr };
    }
    next += 1;
    dueAt += (keyboard.sent() - before) * pace.ms();
    flow.sentCharacter();
  }

  /** Everything is sent: it is done when the server has taken it. */
  function settle(): void {
    letGo();
    if (flow.isSettled(now())) {
      finish('done');
      return;
    }
    report();
    cancelTick = deps.after(WAIT_MS, settle);
  }

  function halt(): void {
    cancelTick();
    capsLock?.cancel();
  }

  function finish(how: TypingEnd): void {
    halt();
    phase = 'ended';
    end = how;
    report();
  }

  begin();
  return {
    pause() {
      if (phase !== 'typing') return;
      halt();
      letGo();
      phase = 'paused';
      report();
    },
    goOn() {
      if (phase !== 'paused') return;
      phase = 'typing';
      report();
      begin();
    },
    cancel() {
      if (phase === 'ended') return;
      letGo();
      finish('cancelled');
    },
    lose() {
      if (phase !== 'ended') finish('lost');
    },
  };
}
