import { instanceIdsInText } from './instance-id.ts';
import type { ConsoleLocation } from './location.ts';
import { isConnect, type Place, placeBehind, placeInside } from './place.ts';
import type { RowInstance } from './read-row.ts';
import { textsOf } from './row-identity.ts';
import {
  CONTROL,
  HEADING,
  OUTSIDE_LIST,
  OVERLAY,
  ROW,
  STATUS_HEADER,
  STOPPED,
} from './selectors.ts';

/**
 * Where the button of an instance's own page goes: behind the console's way to connect in the page's
 * header, else into the heading.
 */
export function placeOnPage(document: Document): Place | undefined {
  for (const control of document.querySelectorAll(CONTROL)) {
    if (isConnect(control) && !control.closest(`${OVERLAY}, ${ROW}`)) return placeBehind(control);
  }
  const heading = headingOf(document);
  return heading && placeInside(heading);
}

/**
 * The instance of the page that a button is on. The address changes before the page does, so the
 * nearest text that names instances must name this one.
 */
export function readPage(host: Element, location: ConsoleLocation): RowInstance | undefined {
  if (location.page !== 'instance') return undefined;
  const { instanceId, regionId } = location;
  const heading = headingOf(host.ownerDocument);
  const name = heading && textsOf(heading).find((text) => !text.includes(instanceId));
  return isNamedAround(host, instanceId)
    ? { instanceId, ...(regionId && { regionId }), ...(name && { name }) }
    : undefined;
}

/** Whether the page says of its instance that it is stopped: the state stands behind its label. */
export function isStoppedOnPage(document: Document): boolean {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  let isLabelled = false;
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue?.trim();
    if (!text) continue;
    if (isLabelled) return STOPPED.test(text);
    isLabelled = STATUS_HEADER.test(text);
  }
  return false;
}

/** The page's own heading: the first that is neither in the frame around it nor in a dialog. */
function headingOf(document: Document): Element | undefined {
  return [...document.querySelectorAll(HEADING)].find((heading) => !heading.closest(OUTSIDE_LIST));
}

/** A page that names no instance anywhere, in none of its tabs, is believed by its address. */
function isNamedAround(host: Element, instanceId: string): boolean {
  for (let around = host.parentElement; around; around = around.parentElement) {
    const ids = instanceIdsInText(textsOf(around).join(' '));
    if (ids.length > 0) return ids.includes(instanceId);
  }
  return true;
}
