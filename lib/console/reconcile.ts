import type { Stale } from './changes.ts';
import type { ConsoleLocation } from './location.ts';
import { rowsOf } from './row-parts.ts';
import { findSpots, rowSpots, type Spot } from './rows.ts';
import { MARKER } from './selectors.ts';

/** What has to be done so that every instance has its button, once, and nothing else has. */
interface Changes {
  add: Spot[];
  remove: Element[];
  /** The buttons that stay, and what stands beside them now. */
  keep: Map<Element, Spot>;
}

/**
 * Compares the page, or some rows of a list, with what it should be and changes nothing itself. Once
 * its changes are made, the next pass asks for none.
 *
 * @param isOurs tells our living buttons from those of an earlier script, and from copies that the
 *   page made of its rows: both are marked and do nothing.
 */
export function reconcile(
  document: Document,
  location: ConsoleLocation,
  isOurs: (host: Element) => boolean,
  stale: Stale = 'page',
): Changes {
  const rows = stale === 'page' ? undefined : rowsOf(stillThere(stale));
  const hosts = (rows?.flat() ?? [document]).flatMap((within) => [
    ...within.querySelectorAll(`[${MARKER}]`),
  ]);
  const keep = new Map<Element, Spot>();
  const add: Spot[] = [];
  const isFree = (child: Element) => isOurs(child) && !keep.has(child);
  for (const spot of rows ? rowSpots(rows) : findSpots(document, location)) {
    const host = hosts.length > 0 ? hostAt(spot, isFree) : undefined;
    if (host) keep.set(host, spot);
    else add.push(spot);
  }
  return { add, remove: hosts.filter((host) => !keep.has(host)), keep };
}

const stillThere = (rows: ReadonlySet<Element>): Set<Element> =>
  new Set([...rows].filter(({ isConnected }) => isConnected));

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
