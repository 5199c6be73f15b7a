/** noVNC's own level. */
const QUICK = 2;
/** The least level at which QEMU packs a screen of text an eighth smaller; more gain nothing (measured). */
const SMALL = 6;

/** A link is slow if it takes so long for a frame, and quick again below the other, ms. */
const SLOW_MS = 60;
const QUICK_MS = 20;

/** How hard a server should try to pack: on a slow link an answer waits for every byte of a frame. */
export function compressionFor(level: number, frameMs: number): number {
  if (frameMs > SLOW_MS) return SMALL;
  return frameMs < QUICK_MS ? QUICK : level;
}
