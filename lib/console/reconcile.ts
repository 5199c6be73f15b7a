import type { ConsoleLocation } from './location.ts';
import { findSpots, type Spot } from './rows.ts';
import { MARKER } from './selectors.ts';

/** What has to be done so that every instance has its button, once, and nothing else has. */
interface Changes {
  add: Spot[];
  remove: Element[];
  /** The buttons that stay, and what stands beside them now. */
  keep: Map<Element, Spot>;
}

/**
 * Compares the page with what it should be and changes nothing itself. Once its changes are made,
 * the next pass asks for none.
 *
 * @param isOurs tells our living buttons from those of an earlier script, and from copies that the
 *   page made of its rows: both are marked and do nothing.
 */
export function reconcile(
  document: Document,
  location: ConsoleLocation,
  isOurs: (host: Element) => boolean,
): Changes {
  const keep = new Map<Element, Spot>();
  const add: Spot[] = [];
  for (const spot of findSpots(document, location)) {
    const host = hostAt(spot, (child) => isOurs(child) && !keep.has(child));
    if (host) keep.set(host, spot);
    else add.push(spot);
  }
  const remove = [...document.querySelectorAll(`[${MARKER}]`)].filter((host) => !keep.has(host));
  return { add, remove, keep };
}

/** Behind a link its own button only: another one there would be about another instance. */
function hostAt(
  { container, after, form }: Spot,
  isFree: (host: Element) => boolean,
): Element | undefined {
  const isHost = (child: Element | null) => child?.hasAttribute(MARKER) && isFree(child);
  if (form === 'icon' && after) {
    const next = after.nextElementSibling;
    return isHost(next) && next ? next : undefined;
  }
  for (let child = container.lastElementChild; child; child = child.previousElementSibling) {
    if (isHost(child)) return child;
  }
  return undefined;
}
