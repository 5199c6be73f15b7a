import type { SessionState } from '../../lib/vnc/session-state.ts';

/**
 * How many tiles get a ticket and connect at the same time: sixteen calls at once would be
 * throttled, and sixteen first frames at once would make the page stutter.
 */
export const OPENINGS_MAX = 4;

/** What decides about one tile. */
export interface TileFacts {
  onScreen: boolean;
  /** A viewer has the instance, or is being opened. */
  inViewer: boolean;
  session: SessionState;
}

/**
 * What a tile has to do. `show`: be connected, or connect; `queue`: wait until others have connected;
 * `pause`: nobody sees it, so have no connection; `yield`: the same on account of a viewer; `rest`: it
 * ended by itself, and takes a person, or the vault, to go on.
 */
export type Order = 'show' | 'queue' | 'pause' | 'yield' | 'rest';

/**
 * Decides for all tiles, in their order.
 * @param mayShow the page is seen, and no other wall has the turn
 */
export function planTiles(tiles: readonly TileFacts[], mayShow: boolean): Order[] {
  let openings = tiles.filter(({ session }) => session.name === 'opening').length;
  return tiles.map(({ onScreen, inViewer, session }) => {
    if (inViewer) return 'yield';
    if (!mayShow || !onScreen) return 'pause';
    if (session.name !== 'ended') return 'show';
    if (!isUnconnected(session)) return 'rest';
    if (openings >= OPENINGS_MAX) return 'queue';
    openings += 1;
    return 'show';
  });
}

/** Nothing went wrong: it never was connected, or let go by itself. */
export const isUnconnected = (session: SessionState): boolean =>
  session.name === 'ended' && session.end === 'closed';
