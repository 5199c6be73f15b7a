import { consoleCost } from './measurements/console.ts';
import { frames } from './measurements/frames.ts';
import { halfOpen } from './measurements/half-open.ts';
import { inventory } from './measurements/inventory.ts';
import { linkDrop } from './measurements/link-drop.ts';
import { open } from './measurements/open.ts';
import { picker } from './measurements/picker.ts';
import { prefetched } from './measurements/prefetched.ts';
import { reconnect } from './measurements/reconnect.ts';
import { size } from './measurements/size.ts';
import { typing } from './measurements/typing.ts';
import { unlock } from './measurements/unlock.ts';
import type { Measurement } from './metric.ts';

/** All that `npm run bench` measures, in this order. */
export const measurements: readonly Measurement[] = [
  size,
  unlock,
  inventory,
  consoleCost,
  open,
  prefetched,
  picker,
  reconnect,
  halfOpen,
  frames,
  linkDrop,
  typing,
];
