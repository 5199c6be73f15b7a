import type { Area } from '../../lib/viewers/tile.ts';

/** Where the free part begins; all browsers of ours know it, and no standard does. */
interface PlacedScreen {
  availLeft?: number;
  availTop?: number;
}

/**
 * The part of this page's screen that is free for windows. With several screens it is the one that
 * the page is on, and it takes no permission to know it.
 */
export function freeScreen(on: Pick<Screen, 'availWidth' | 'availHeight'> & PlacedScreen): Area {
  return {
    left: on.availLeft ?? 0,
    top: on.availTop ?? 0,
    width: on.availWidth,
    height: on.availHeight,
  };
}
