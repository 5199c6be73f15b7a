import { createCellFinder } from './columns.ts';
import { type Place, placeBeside, placeInRow } from './place.ts';
import { identify, instanceLinks, onlyOne } from './row-identity.ts';
import { allRows } from './row-parts.ts';
import { OUTSIDE_LIST, ROW } from './selectors.ts';

/** The places for a button, one for each row that shows an instance. */
export function findPlaces(document: Document): Place[] {
  const cellOf = createCellFinder();
  const places: Place[] = [];
  for (const parts of allRows(document)) {
    const identity = identify(parts, cellOf);
    if (identity && !identity.source.closest(OUTSIDE_LIST)) {
      places.push(placeInRow(parts, identity.source, cellOf));
    }
  }
  return [...places, ...loosePlaces(document)];
}

/**
 * A list that no known library drew has no rows to us: the first link to an instance stands for its
 * row, if what is around it names no other instance.
 */
function loosePlaces(document: Document): Place[] {
  const seen = new Set<string>();
  return instanceLinks(document.documentElement).flatMap(({ instanceId, source }) => {
    if (seen.has(instanceId) || source.closest(ROW) || source.closest(OUTSIDE_LIST)) return [];
    seen.add(instanceId);
    return source.parentElement && onlyOne(instanceLinks(source.parentElement))
      ? [placeBeside(source)]
      : [];
  });
}
