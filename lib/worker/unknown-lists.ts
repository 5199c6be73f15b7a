import type { RequestOf } from '../messages.ts';
import { type Area, stored } from '../storage-area.ts';

type UnknownList = RequestOf<'console.unrecognised'>;

interface Sighting extends UnknownList {
  /** Milliseconds since the epoch. */
  at: number;
}

/** How many are kept: they are alike, and a page can make them up. */
const KEPT = 5;

/** Pages of the console that showed instances in a way that we do not know, for the diagnosis. */
export function createUnknownLists(area: Area, now: () => number) {
  const sightings = stored(area, 'unknownLists', (raw) => (raw ?? []) as Sighting[]);
  return {
    /** The newest first. */
    all: sightings.read,
    add: (list: UnknownList): Promise<void> =>
      sightings.change((all) => {
        const known = all.findIndex(({ path }) => path === list.path);
        if (known >= 0) all.splice(known, 1);
        all.unshift({ ...list, at: now() });
        all.splice(KEPT);
      }),
  };
}

export type UnknownLists = ReturnType<typeof createUnknownLists>;
