import { instanceIdsInText } from './instance-id.ts';
import { textsOf } from './row-identity.ts';
import { HEADER, INSTANCE_LINK, OUTSIDE_LIST, ROW } from './selectors.ts';

/** How a page looks that shows instances in a way that we do not know: its structure, no data. */
export interface UnknownList {
  /** Elements and classes around the first id, from the outside in, as in a selector. */
  path: string;
  tables: number;
  rows: number;
  heads: number;
  links: number;
}

/** How much of the path is told: the innermost elements say most. */
const DEPTH = 12;
const PATH_MAX = 600;

/**
 * Describes a page on which an instance's id can be read and no row was recognised; undefined for a
 * page without ids, such as an empty list.
 */
export function describeUnknownList(document: Document): UnknownList | undefined {
  const source = elementWithId(document);
  if (!source) return undefined;
  const count = (selector: string) => document.querySelectorAll(selector).length;
  return {
    path: pathOf(source),
    tables: count('table, [role="table"], [role="grid"]'),
    rows: count(ROW),
    heads: count(HEADER),
    links: count(INSTANCE_LINK),
  };
}

function elementWithId(document: Document): Element | undefined {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    if (!parentElement || instanceIdsInText(nodeValue ?? '').length === 0) continue;
    if (!parentElement.closest(OUTSIDE_LIST) && textsOf(parentElement).length > 0) {
      return parentElement;
    }
  }
  return undefined;
}

function pathOf(element: Element): string {
  const steps: string[] = [];
  for (
    let around: Element | null = element;
    around && steps.length < DEPTH;
    around = around.parentElement
  ) {
    steps.unshift([around.localName, ...classesOf(around)].join('.'));
  }
  return steps.join(' > ').slice(-PATH_MAX);
}

/** A class with a long number or hash in it may be made from data, so it is left out. */
const classesOf = (element: Element): string[] =>
  [...element.classList].filter((name) => /^[a-z_-]+(?:\d{1,2}[a-z_-]*)?$/i.test(name)).slice(0, 4);
