import type { KeyEvent } from './key-event.ts';

/** The guest's keyboard, as one connection reaches it. */
export interface Keyboard {
  send(event: KeyEvent): void;
  /** How many events were sent. */
  sent(): number;
  /**
   * How many of them the server has certainly taken: it answered what it was asked after them.
   * Undefined for a server whose answers do not tell.
   */
  taken(): number | undefined;
  /** Asks for an answer, and so makes `taken` move. */
  ask(): void;
  /** Lets the keys go that the person holds, without waiting for the person. */
  releaseHeld(): void;
  /** Whether the guest's CapsLock is on; null if the server does not tell. */
  capsLock(): boolean | null;
}
