import { tapCapsLock } from './key-event.ts';
import type { Keyboard } from './keyboard.ts';

/** A tap goes there, the guest lights its lamp, and word of that comes back. */
const PATIENCE_MS = 3000;
const LOOK_MS = 20;

/** A guest's CapsLock on its way to being off. */
export interface CapsLockFix {
  cancel(): void;
}

/**
 * Turns the guest's CapsLock off if it is on, and calls back once it is: `false` if the guest did not
 * let it go. noVNC turns it on again with the next key of a person whose own CapsLock is on.
 */
export function turnCapsLockOff(
  keyboard: Keyboard,
  deps: { now(): number; after(ms: number, callback: () => void): () => void },
  callback: (isOff: boolean) => void,
): CapsLockFix {
  if (keyboard.capsLock() !== true) {
    callback(true);
    return { cancel: () => undefined };
  }
  for (const event of tapCapsLock()) keyboard.send(event);
  const deadline = deps.now() + PATIENCE_MS;
  let stop = deps.after(LOOK_MS, look);

  function look(): void {
    if (keyboard.capsLock() !== true) callback(true);
    else if (deps.now() >= deadline) callback(false);
    else stop = deps.after(LOOK_MS, look);
  }

  return { cancel: () => stop() };
}
