import { type CellFinder, createCellFinder } from './columns.ts';
import type { ConsoleLocation } from './location.ts';
import { isStoppedOnPage, placeOnPage } from './page-place.ts';
import { type Place, placeBeside, placeInRow } from './place.ts';
import {
  identify,
  instanceLinks,
  type LinkFinder,
  linksByRow,
  onlyOne,
  type RowIdentity,
} from './row-identity.ts';
import { allRows, type RowParts } from './row-parts.ts';
import { OUTSIDE_LIST, STATUS_HEADER, STOPPED } from './selectors.ts';

/** A place for a button, and the instance that stands there now. */
export interface Spot extends Place {
  /** For what a button shows. What it opens is read anew at the click. */
  instanceId: string;
  stopped: boolean;
}

type LinksByRow = ReturnType<typeof linksByRow>;

/** The places for a button, one for each instance that the page shows. */
export function findSpots(document: Document, location: ConsoleLocation): Spot[] {
  const byRow = linksByRow(document);
  if (location.page === 'list') {
    const linksOf = (row: Element) => byRow.get(row) ?? [];
    return [...rowSpots(allRows(document), linksOf), ...looseSpots(byRow)];
  }
  const links = linkSpots(byRow);
  if (location.page === 'other') return links;
  const { instanceId } = location;
  const place = placeOnPage(document);
  // Tabs of the page are links to its own instance.
  const others = links.filter((spot) => spot.instanceId !== instanceId);
  if (!place) return others;
  return [{ ...place, instanceId, stopped: isStoppedOnPage(document) }, ...others];
}

/** The places in these rows of a list. */
export function rowSpots(rows: readonly RowParts[], linksOf?: LinkFinder): Spot[] {
  const cellOf = createCellFinder();
  const isOutside = createOutsideCheck();
  const spots: Spot[] = [];
  for (const parts of rows) {
    const identity = identify(parts, cellOf, linksOf);
    if (!identity || isOutside(parts[0])) continue;
    const { instanceId, source } = identity;
    const place = placeInRow(parts, source, cellOf);
    spots.push({ ...place, instanceId, stopped: isStopped(parts, cellOf) });
  }
  return spots;
}

function isStopped(parts: RowParts, cellOf: CellFinder): boolean {
  // The parts of an old locked table: its whole row comes first.
  const cell = cellOf(parts[0], STATUS_HEADER);
  return cell !== undefined && STOPPED.test((cell.textContent ?? '').trim());
}

/**
 * A list that no known library drew has no rows to us: the first link to an instance stands for its
 * row, if what is around it names no other instance.
 */
function looseSpots(byRow: LinksByRow): Spot[] {
  const seen = new Set<string>();
  const spots: Spot[] = [];
  for (const { source } of byRow.get(null) ?? []) {
    if (!source.parentElement || source.closest(OUTSIDE_LIST)) continue;
    const identity = onlyOne(instanceLinks(source.parentElement));
    if (!identity || seen.has(identity.instanceId)) continue;
    seen.add(identity.instanceId);
    spots.push(spotBeside({ ...identity, source }));
  }
  return spots;
}

/**
 * Links to instances on pages about other things, such as disks: each has its button, but a row that
 * links to one instance twice has one.
 */
function linkSpots(byRow: LinksByRow): Spot[] {
  const spots: Spot[] = [];
  for (const links of byRow.values()) {
    const seen = new Set<string>();
    for (const link of links) {
      if (seen.has(link.instanceId) || link.source.closest(OUTSIDE_LIST)) continue;
      seen.add(link.instanceId);
      spots.push(spotBeside(link));
    }
  }
  return spots;
}

const spotBeside = ({ instanceId, source }: RowIdentity): Spot => ({
  ...placeBeside(source),
  instanceId,
  stopped: false,
});

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
