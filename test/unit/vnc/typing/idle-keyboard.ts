import type { Keyboard } from '../../../../lib/vnc/typing/keyboard.ts';

/** A keyboard for connections at which nothing is typed. */
export const idleKeyboard: Keyboard = {
  send: () => undefined,
  sent: () => 0,
  taken: () => 0,
  ask: () => undefined,
  releaseHeld: () => undefined,
  capsLock: () => false,
};
