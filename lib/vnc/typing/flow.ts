import type { Keyboard } from './keyboard.ts';
import type { Pace } from './pace.ts';

/**
 * Key events under way at most. A link that stalls delivers them at once, and QEMU's queue has to
 * hold them: it takes more than twice as many (measured).
 */
const WINDOW = 64;
/** Often enough for a window of 0.8 s. */
const ASK_EVERY_MS = 100;

/** Keeps what is under way small, and the pace to what the server takes. */
export interface Flow {
  /** To be called before sending: whether there is room for more now. */
  hasRoom(now: number): boolean;
  /** A character was sent, whole. */
  sentCharacter(): void;
  /** How many characters the server has certainly taken. */
  taken(): number;
  /** Whether it has taken all that was sent, or never tells. */
  isSettled(now: number): boolean;
}

export function createFlow(keyboard: Keyboard, pace: Pace): Flow {
  /** For each character under way, how many events were sent by its end. */
  const ends: number[] = [];
  let characters = 0;
  let events = keyboard.taken() ?? 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let wasFull = false;

  /** Counts what was taken meanwhile; gives how many events are under way. */
  function count(): number {
    const taken = keyboard.taken();
    if (taken === undefined) return 0;
    if (taken > events) pace.speedUp();
    events = taken;
    const first = ends.findIndex((end) => end > taken);
    characters += ends.splice(0, first < 0 ? ends.length : first).length;
    return keyboard.sent() - taken;
  }

  function look(now: number): number {
    const underWay = count();
    if (underWay > 0 && now - askedAt >= ASK_EVERY_MS) {
      askedAt = now;
      keyboard.ask();
    }
    return underWay;
  }

  return {
    hasRoom(now) {
      const isFull = look(now) >= WINDOW;
      if (isFull && !wasFull) pace.slowDown();
      wasFull = isFull;
      return !isFull;
    },
    sentCharacter() {
      ends.push(keyboard.sent());
    },
    taken() {
      count();
      return characters;
    },
    isSettled: (now) => look(now) === 0,
  };
}
