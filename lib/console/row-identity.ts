import type { CellFinder } from './columns.ts';
import { instanceIdInLink, instanceIdInText } from './instance-id.ts';
import type { RowParts } from './row-parts.ts';
import { ID_HEADER, NOT_TEXT, ROW } from './selectors.ts';

/** Which instance a row shows, and the element that says so. */
export interface RowIdentity {
  instanceId: string;
  /** The link to the instance, or the cell with its id where there is no link. */
  source: Element;
}

/**
 * A row's own link says which instance it is; a table without links says it in the id's column.
 * A row that names several instances is nobody's: better no button than a wrong one.
 */
export function identify(
  parts: RowParts,
  cellOf: CellFinder,
  linksOf: LinkFinder = ownLinks,
): RowIdentity | undefined {
  const links = parts.flatMap(linksOf);
  if (links.length > 0) return onlyOne(links) ?? onlyOne(linksOfIdCell(parts, cellOf));
  for (const part of parts) {
    const cell = cellOf(part, ID_HEADER);
    const instanceId = cell && instanceIdInText(textsOf(cell).join(' '));
    if (instanceId) return { instanceId, source: cell };
  }
  return undefined;
}

/** Finds the links to instances that are a row's own, and no other row's inside it. */
export type LinkFinder = (row: Element) => readonly RowIdentity[];

/** The links to instances on a whole page, by their rows: one search instead of one for each row. */
export function linksByRow(document: Document): Map<Element | null, RowIdentity[]> {
  const byRow = new Map<Element | null, RowIdentity[]>();
  for (const link of instanceLinks(document)) {
    const row = link.source.closest(ROW);
    const links = byRow.get(row);
    if (links) links.push(link);
    else byRow.set(row, [link]);
  }
  return byRow;
}

/** The instances that are linked inside an element. */
export function instanceLinks(element: Element | Document): RowIdentity[] {
  const links: RowIdentity[] = [];
  // Much faster over a whole page than a selector on the address (measured).
  for (const source of element.getElementsByTagName('a')) {
    const instanceId = instanceIdInLink(source.getAttribute('href') ?? '');
    if (instanceId) links.push({ instanceId, source });
  }
  return links;
}

/** The last of several links to one instance: the one that an old lock table paints on top. */
export function onlyOne(links: readonly RowIdentity[]): RowIdentity | undefined {
  const last = links.at(-1);
  return links.every(({ instanceId }) => instanceId === last?.instanceId) ? last : undefined;
}

/** The texts that a person reads in an element: no labels of buttons, no tooltips. */
export function textsOf(element: Element): string[] {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return (node as Element).matches(NOT_TEXT)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP;
    },
  );
  const texts: string[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue?.trim();
    if (text) texts.push(text);
  }
  return texts;
}

/** A row that was unfolded can hold a table with rows of its own. */
const ownLinks = (row: Element): RowIdentity[] =>
  instanceLinks(row).filter(({ source }) => source.closest(ROW) === row);

/** Of an old locked table's cells, the one on top is the one that is read. */
function linksOfIdCell(parts: RowParts, cellOf: CellFinder): RowIdentity[] {
  for (const part of parts.toReversed()) {
    const cell = cellOf(part, ID_HEADER);
    if (cell) return instanceLinks(cell);
  }
  return [];
}
