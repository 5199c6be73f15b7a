import type { Place } from '../../lib/console/place.ts';

/** What a button takes on from its neighbours, so that it looks as if it had always been there. */
export interface Look {
  /** The class of what wraps each neighbour: the page's own styles then space and divide ours too. */
  itemClass: string;
  color: string;
  font: string;
  /** Among buttons with a frame, ours has one too. */
  frame?: { height: string; padding: string; radius: string };
}

/** The console's link blue, for a row that has no link or button of its own. */
const LINK_BLUE = '#0064c8';

const NOTHING = 'rgba(0, 0, 0, 0)';

/**
 * Reads the looks of places. Rows are drawn alike, so neighbours of one class are measured once, and
 * get the same look: make a new reader when the page may look different.
 */
export function createLooks(): (place: Place) => Look {
  const measured = new Map<string, Look>();
  return ({ neighbour, itemClass }) => {
    const key = `${neighbour?.tagName} ${neighbour?.className} in ${itemClass}`;
    const look = measured.get(key) ?? { itemClass, ...measure(neighbour) };
    measured.set(key, look);
    return look;
  };
}

function measure(neighbour: Element | undefined): Omit<Look, 'itemClass'> {
  if (!neighbour) return { color: LINK_BLUE, font: 'inherit' };
  const style = getComputedStyle(neighbour);
  const { color, font, backgroundColor, borderTopWidth, borderTopColor } = style;
  const isFilled = backgroundColor !== NOTHING;
  const isFramed = borderTopWidth !== '0px' && borderTopColor !== NOTHING;
  // Words on a colour are meant for it: beside them ours has that colour itself.
  const own = isColourful(backgroundColor) ? backgroundColor : color;
  if (!isFilled && !isFramed) return { color, font };
  const { height, paddingLeft: padding, borderTopLeftRadius: radius } = style;
  return { color: own, font, frame: { height, padding, radius } };
}

/** How far the channels of what is no shade of grey lie apart, of 255. */
const COLOURFUL = 60;

function isColourful(color: string): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURFUL;
}
