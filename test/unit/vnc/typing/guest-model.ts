import type { KeyEvent } from '../../../../lib/vnc/typing/key-event.ts';
import type { Keyboard } from '../../../../lib/vnc/typing/keyboard.ts';
import type { LayoutTable } from '../../../../lib/vnc/typing/layout.ts';
import { createEventQueue } from '../event-queue.ts';

/** As QEMU's `key-delay-ms`. */
const EVENT_MS = 10;
/** Fewer than QEMU's queue was measured to hold. */
const QUEUE = 100;

const SHIFT_KEYS = [0x2a, 0x36];
const ALT_GR = 0xe038;
const CAPS_LOCK = 0x3a;
const OTHER_MODIFIERS = [0x1d, 0xe01d, 0x38, 0xe05b, 0xe05c];
const CONTROLS = new Map([
  [0x1c, '\n'],
  [0x0f, '\t'],
]);

export interface Link {
  /** How long each message takes to the server and each answer back; messages stay in order. */
  delayMs(): number;
}

/**
 * A guest with one layout behind QEMU's VNC server: it filters releases of keys that are up, and
 * gives the guest one event in 10 ms out of a queue that drops what it can't hold.
 */
export function createGuest(table: LayoutTable, link: Link = { delayMs: () => 0 }) {
  const events = createEventQueue();
  const down = new Set<number>();
  const queue: KeyEvent[] = [];
  const guestDown = new Set<number>();
  let capsLock = false;
  let knownCapsLock: boolean | null = false;
  let typed = '';
  let dropped = 0;
  let arrivesAt = 0;
  let answersAt = 0;
  let sent = 0;
  let taken = 0;
  let isOpen = true;
  let drains = false;

  function after(ms: number, callback: () => void): () => void {
    let isWanted = true;
    events.at(events.now() + ms, () => isWanted && callback());
    return () => {
      isWanted = false;
    };
  }

  function type(scancode: number): void {
    if (OTHER_MODIFIERS.some((key) => guestDown.has(key))) {
      typed += '<shortcut>';
      return;
    }
    const shift = SHIFT_KEYS.some((key) => guestDown.has(key));
    const level = (shift ? 1 : 0) + (guestDown.has(ALT_GR) ? 2 : 0);
    const character = CONTROLS.get(scancode) ?? Array.from(table[scancode] ?? '')[level] ?? '';
    typed += capsLock && /\p{L}/u.test(character) ? inverted(character) : character;
  }

  function drain(): void {
    const event = queue.shift();
    drains = event !== undefined;
    if (!event) return;
    const { scancode } = event;
    if (event.down) guestDown.add(scancode);
    else guestDown.delete(scancode);
    if (event.down && scancode === CAPS_LOCK) {
      capsLock = !capsLock;
      const lamp = capsLock;
      after(link.delayMs(), () => {
        knownCapsLock = lamp;
      });
    } else if (event.down && ![...SHIFT_KEYS, ALT_GR, ...OTHER_MODIFIERS].includes(scancode)) {
      type(scancode);
    }
    after(EVENT_MS, drain);
  }

  function take(event: KeyEvent): void {
    if (!isOpen) return;
    taken += 1;
    if (down.has(event.scancode) === event.down && !event.down) return;
    if (event.down) down.add(event.scancode);
    else down.delete(event.scancode);
    if (queue.length >= QUEUE) dropped += 1;
    else queue.push(event);
    if (!drains) drain();
  }

  const inOrder = (callback: () => void) => {
    arrivesAt = Math.max(arrivesAt, events.now() + link.delayMs());
    after(arrivesAt - events.now(), callback);
  };

  let told = 0;
  const keyboard: Keyboard = {
    send(event) {
      sent += 1;
      inOrder(() => take(event));
    },
    sent: () => sent,
    taken: () => told,
    ask() {
      inOrder(() => {
        const answer = taken;
        answersAt = Math.max(answersAt, events.now() + link.delayMs());
        after(answersAt - events.now(), () => {
          if (isOpen) told = answer;
        });
      });
    },
    releaseHeld: () => undefined,
    capsLock: () => knownCapsLock,
  };

  return {
    keyboard,
    now: events.now,
    after,
    runUntil: events.runUntil,
    typed: () => typed,
    dropped: () => dropped,
    isHolding: () => guestDown.size > 0,
    /** What a person does at another keyboard of the same guest. */
    hold(scancode: number) {
      down.add(scancode);
      guestDown.add(scancode);
    },
    switchCapsLock(on: boolean) {
      capsLock = on;
      knownCapsLock = on;
    },
    /** From now on nothing arrives; what is in the queue still comes to be typed. */
    cut() {
      isOpen = false;
    },
  };
}

function inverted(character: string): string {
  const upper = character.toUpperCase();
  return character === upper ? character.toLowerCase() : upper;
}
