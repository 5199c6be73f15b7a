import { createCellFinder } from './columns.ts';
import { type Place, placeBeside, placeInRow } from './place.ts';
import { identify, instanceLinks, onlyOne } from './row-identity.ts';
import { allRows } from './row-parts.ts';
import { INSTANCE_LINK, OUTSIDE_LIST, ROW } from './selectors.ts';

/** The places for a button, one for each row that shows an instance. */
export function findPlaces(document: Document): Place[] {
  const cellOf = createCellFinder();
  const isOutside = createOutsideCheck();
  const places: Place[] = [];
  for (const parts of allRows(document)) {
    const identity = identify(parts, cellOf);
    if (!identity || isOutside(parts[0])) continue;
    places.push(placeInRow(parts, identity.source, cellOf));
  }
  return [...places, ...loosePlaces(document)];
}

/**
 * A list that no known library drew has no rows to us: the first link to an instance stands for its
 * row, if what is around it names no other instance.
 */
function loosePlaces(document: Document): Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const link of document.querySelectorAll(INSTANCE_LINK)) {
    if (link.closest(ROW) || !link.parentElement || link.closest(OUTSIDE_LIST)) continue;
    const identity = onlyOne(instanceLinks(link.parentElement));
    if (!identity || seen.has(identity.instanceId)) continue;
    seen.add(identity.instanceId);
    places.push(placeBeside(link));
  }
  return places;
}

/** Rows of one table are outside of the list together, so each table is looked at once. */
function createOutsideCheck(): (row: Element) => boolean {
  const known = new Map<Element | null, boolean>();
  return (row) => {
    const table = row.parentElement;
    let outside = known.get(table);
    if (outside === undefined) {
      outside = row.closest(OUTSIDE_LIST) !== null;
      known.set(table, outside);
    }
    return outside;
  };
}
