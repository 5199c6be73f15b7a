import { HEADER } from './selectors.ts';

/** Finds a row's cell by the head of its column. */
export type CellFinder = (row: Element, head: RegExp) => Element | undefined;

/**
 * Column numbers differ between pages and change with a checkbox column, so cells are found by
 * what the head says. A finder remembers the heads it has read: make one for each pass.
 */
export function createCellFinder(): CellFinder {
  const headsOf = new Map<Element | null, string[]>();
  return (row, head) => {
    let heads = headsOf.get(row.parentElement);
    if (!heads) {
      heads = readHeads(row);
      headsOf.set(row.parentElement, heads);
    }
    const column = heads.findIndex((text) => head.test(text));
    return column < 0 ? undefined : row.children[column];
  };
}

/** A fixed head is a table of its own: the nearest element that holds both is the whole. */
function readHeads(row: Element): string[] {
  for (let around = row.parentElement; around; around = around.parentElement) {
    const heads = around.querySelectorAll(HEADER);
    if (heads.length > 0) return [...heads].map((head) => (head.textContent ?? '').trim());
  }
  return [];
}
