import type { Place } from '../../lib/console/place.ts';

/** What a button takes on from its neighbours, so that it looks as if it had always been there. */
export interface Look {
  /** The class of what wraps each neighbour: the page's own styles then space and divide ours too. */
  itemClass: string;
  color: string;
  font: string;
}

/** The console's link blue, for a row that has no link or button of its own. */
const LINK_BLUE = '#0064c8';

/**
 * Reads the looks of places. Rows are drawn alike, so neighbours of one class are measured once:
 * make one reader for each pass.
 */
export function createLooks(): (place: Place) => Look {
  const measured = new Map<string, Pick<Look, 'color' | 'font'>>();
  return ({ neighbour, itemClass }) => {
    if (!neighbour) return { itemClass, color: LINK_BLUE, font: 'inherit' };
    const key = `${neighbour.tagName} ${neighbour.className}`;
    let look = measured.get(key);
    if (!look) {
      const { color, font } = getComputedStyle(neighbour);
      look = { color, font };
      measured.set(key, look);
    }
    return { itemClass, ...look };
  };
}
