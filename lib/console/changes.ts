import { HEADER, INSTANCE_LINK, LOCKED_COPY, ROW } from './selectors.ts';

/** What of a list has to be looked at anew: the whole page, or some of its rows. */
export type Stale = 'page' | ReadonlySet<Element>;

const ROWS_OR_HEADS = `${ROW}, ${HEADER}`;
const PARTS_OF_LIST = `${ROWS_OR_HEADS}, ${INSTANCE_LINK}`;

/**
 * What these changes of a list's page make stale. A list that scrolls changes with every frame, and
 * the page around it always does something: nearly all of that is about few rows, or about none.
 */
export function staleAfter(records: readonly MutationRecord[]): Stale {
  const rows = new Set<Element>();
  for (const record of records) {
    if (!noteRows(record, rows)) return 'page';
  }
  return rows;
}

/** False for a change that rows do not tell. */
function noteRows(record: MutationRecord, rows: Set<Element>): boolean {
  const { type, target } = record;
  const row = (target instanceof Element ? target : target.parentElement)?.closest(ROW);
  if (row) return rows.has(row) || (isPlain(row) && !isNested(row) && rows.add(row).size > 0);
  // Out of rows an address counts, since it may have been an instance's; a text does not.
  if (type !== 'childList') return type === 'characterData';
  return noteAdded(record.addedNodes, rows) && isOnlyRows(record.removedNodes, target);
}

function noteAdded(nodes: NodeList, rows: Set<Element>): boolean {
  for (const node of nodes) {
    if (!(node instanceof Element)) continue;
    if (isPlainRow(node)) rows.add(node);
    else if (isPartOfList(node)) return false;
  }
  return true;
}

/** A row takes its button with it, but a copy of its locked columns leaves the row behind. */
function isOnlyRows(removed: NodeList, from: Node): boolean {
  const parts = [...removed].filter((node) => node instanceof Element).filter(isPartOfList);
  const isCopy = parts.length > 0 && from instanceof Element && from.closest(LOCKED_COPY);
  return !isCopy && parts.every(isPlainRow);
}

/** Heads decide what the cells of all rows mean, and an unfolded row may hold a table. */
const isPlain = (row: Element): boolean => row.querySelector(ROWS_OR_HEADS) === null;

const isPlainRow = (element: Element): boolean => element.matches(ROW) && isPlain(element);

const isNested = (row: Element): boolean => Boolean(row.parentElement?.closest(ROW));

const isPartOfList = (element: Element): boolean =>
  element.matches(PARTS_OF_LIST) || element.querySelector(PARTS_OF_LIST) !== null;
