import { LOCK_ROOT, ROW, ROW_INDEX } from './selectors.ts';

/**
 * One row as a person sees it. Most libraries draw it as one element; Fusion's old locked tables
 * draw it up to three times, and then the parts that lie on top come last.
 */
export type RowParts = readonly [Element, ...Element[]];

/** Every row of the page's tables, heads included. */
export const allRows = (document: Document): RowParts[] =>
  group(document.querySelectorAll(ROW), createRootFinder());

/** The row that an element lies in. */
export function rowAround(element: Element): RowParts | undefined {
  const row = element.closest(ROW);
  return row ? rowsOf(new Set([row]))[0] : undefined;
}

/** The rows that these elements are, or are parts of. */
export function rowsOf(elements: ReadonlySet<Element>): RowParts[] {
  const rootOf = createRootFinder();
  const roots = new Set<Element>();
  for (const element of elements) {
    const root = rootOf(element);
    if (root) roots.add(root);
  }
  const siblings = [...roots].flatMap((root) => [...root.querySelectorAll(ROW)]);
  const rows = group(new Set([...siblings, ...elements]), rootOf);
  return rows.filter((parts) => parts.some((part) => elements.has(part)));
}

/** Puts the parts of each row together. Elements come in the document's order, and parts stay in it. */
function group(elements: Iterable<Element>, rootOf: RootFinder): RowParts[] {
  return [...Map.groupBy(elements, rootOf)].flatMap(([root, rows]) =>
    root ? [...Map.groupBy(rows, indexOf)].flatMap(together) : rows.map(alone),
  );
}

const indexOf = (row: Element): string | null | undefined =>
  row.firstElementChild?.getAttribute(ROW_INDEX);

/** Heads and unfolded rows have no index. */
function together([index, rows]: [string | null | undefined, Element[]]): RowParts[] {
  const [first, ...others] = rows;
  return first && index != null ? [[first, ...others]] : rows.map(alone);
}

const alone = (row: Element): RowParts => [row];

/** Finds the element that holds a row's table and the copies of its locked columns. */
type RootFinder = (row: Element) => Element | null;

/** The rows of one table lie in one root together, so each table is looked at once. */
function createRootFinder(): RootFinder {
  const known = new Map<Element | null, Element | null>();
  return (row) => {
    const table = row.parentElement;
    let root = known.get(table);
    if (root === undefined) {
      root = row.closest(LOCK_ROOT);
      known.set(table, root);
    }
    return root;
  };
}
