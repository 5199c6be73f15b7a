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

/**
 * The nearest heads before a row; a fixed head is a table of its own. To search whole tables for
 * them would take longer than all else that is done with a long one (measured).
 */
function readHeads(row: Element): string[] {
  let heads = headsIn(row.parentElement?.firstElementChild);
  for (let around = row.parentElement; around; around = around.parentElement) {
    let before = around.previousElementSibling;
    for (; before && heads.length === 0; before = before.previousElementSibling) {
      heads = headsIn(before);
    }
  }
  return heads;
}

const headsIn = (element: Element | null | undefined): string[] =>
  [...(element?.querySelectorAll(HEADER) ?? [])].map((head) => (head.textContent ?? '').trim());
