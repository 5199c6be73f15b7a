import { LOCK_ROOT, LOCKED_COPY, ROW, ROW_INDEX } from './selectors.ts';

/**
 * One row as a person sees it. Most libraries draw it as one element; Fusion's old locked tables
 * draw it up to three times, and then the parts that lie on top come last.
 */
export type RowParts = readonly [Element, ...Element[]];

/** Every row of the page's tables, heads included. */
export function allRows(document: Document): RowParts[] {
  const rows = [...document.querySelectorAll(ROW)];
  const roots = lockRoots(rows);
  if (roots.size === 0) return rows.map((row) => [row]);
  const pairs = [...roots].flatMap(pair);
  const paired = new Set(pairs.flat());
  return [...pairs, ...rows.filter((row) => !paired.has(row)).map((row): RowParts => [row])];
}

/** The row that an element lies in. */
export function rowAround(element: Element): RowParts | undefined {
  const row = element.closest(ROW);
  if (!row) return undefined;
  const root = row.closest(LOCK_ROOT);
  const parts = root && pair(root).find((candidate) => candidate.includes(row));
  return parts ?? [row];
}

/** The rows of one table lie in a copy together, so each table is looked at once. */
function lockRoots(rows: readonly Element[]): Set<Element> {
  const roots = new Set<Element>();
  for (const table of new Set(rows.map(({ parentElement }) => parentElement))) {
    const root = table?.closest(LOCKED_COPY)?.parentElement;
    if (root) roots.add(root);
  }
  return roots;
}

/** The copies follow the table they belong to in the document, so the parts come out in order. */
function pair(root: Element): RowParts[] {
  const byIndex = new Map<string, [Element, ...Element[]]>();
  for (const row of root.querySelectorAll(ROW)) {
    const index = row.firstElementChild?.getAttribute(ROW_INDEX);
    if (index == null) continue;
    const parts = byIndex.get(index);
    if (parts) parts.push(row);
    else byIndex.set(index, [row]);
  }
  return [...byIndex.values()];
}
