import { HEADER } from './selectors.ts';

/** Finds a row's cell by the head of its column. */
export type CellFinder = (row: Element, head: RegExp) => Element | undefined;

/** What a table's heads say, and which of them was found for whom. */
interface Heads {
  texts: string[];
  found: Map<RegExp, number>;
}

/**
 * Column numbers differ between pages and change with a checkbox column, so cells are found by
 * what the head says. A finder remembers the heads it has read: make one for each pass.
 */
export function createCellFinder(): CellFinder {
  const headsOf = new Map<Element | null, Heads>();
  return (row, head) => {
    let heads = headsOf.get(row.parentElement);
    if (!heads) {
      heads = { texts: readHeads(row), found: new Map() };
      headsOf.set(row.parentElement, heads);
    }
    let column = heads.found.get(head);
    if (column === undefined) {
      column = heads.texts.findIndex((text) => head.test(text));
      heads.found.set(head, column);
    }
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
