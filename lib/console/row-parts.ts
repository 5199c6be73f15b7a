import { LOCK_ROOT, LOCKED_COPY, ROW, ROW_INDEX } from './selectors.ts';

/**
 * One row as a person sees it. Most libraries draw it as one element; Fusion's old locked tables
 * draw it up to three times, and then the parts that lie on top come last.
 */
export type RowParts = readonly [Element, ...Element[]];

/** Every row of the page's tables, heads included. */
export function allRows(document: Document): RowParts[] {
  const rows: RowParts[] = [];
  const paired = new Set<Element>();
  for (const root of lockRoots(document)) {
    for (const parts of pair(root)) {
      rows.push(parts);
      for (const part of parts) paired.add(part);
    }
  }
  for (const row of document.querySelectorAll(ROW)) if (!paired.has(row)) rows.push([row]);
  return rows;
}

/** The row that an element lies in. */
export function rowAround(element: Element): RowParts | undefined {
  const row = element.closest(ROW);
  if (!row) return undefined;
  const root = row.closest(LOCK_ROOT);
  const parts = root && pair(root).find((candidate) => candidate.includes(row));
  return parts ?? [row];
}

function lockRoots(document: Document): Set<Element> {
  const roots = new Set<Element>();
  for (const { parentElement } of document.querySelectorAll(LOCKED_COPY)) {
    if (parentElement) roots.add(parentElement);
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
