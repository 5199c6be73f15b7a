import type { CellFinder } from './columns.ts';
import type { RowParts } from './row-parts.ts';
import { ACTIONS, ACTIONS_HEADER, CONNECT, CONTROL, DISABLED } from './selectors.ts';

/** Where a button goes, and what it should look like there. */
export interface Place {
  container: Element;
  /** The button goes in behind this child of `container`, or at its end. */
  after: Element | undefined;
  /** The link or button whose looks ours takes on, where there is one. */
  neighbour: Element | undefined;
  /** The class of what wraps each neighbour, where they are wrapped (it draws their dividers). */
  itemClass: string;
  /** Words among other actions, a small icon beside an id. */
  form: 'text' | 'icon';
}

/**
 * Beside the row's other actions, else beside its id. The parts on top are tried first, because in
 * an old locked table what lies below can be neither seen nor clicked.
 */
export function placeInRow(parts: RowParts, source: Element, cellOf: CellFinder): Place {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    const cell = part && cellOf(part, ACTIONS_HEADER);
    const actions = (cell ?? part)?.querySelector(ACTIONS) ?? cell;
    const place = actions && placeAmong(actions);
    if (place) return place;
  }
  return source.matches('a') ? placeBeside(source) : placeInside(source);
}

/** Right behind a link, or behind the box that would cut off what does not fit into it. */
export function placeBeside(link: Element): Place {
  const box = link.parentElement;
  const after = box && cutsOff(box) ? box : link;
  const container = after.parentElement ?? after;
  return { container, after, neighbour: link, itemClass: '', form: 'icon' };
}

/** What stands in a line and shows no more of its own line than has room. */
function cutsOff(box: Element): boolean {
  const style = box.ownerDocument.defaultView?.getComputedStyle(box);
  return Boolean(
    style?.display.startsWith('inline') &&
      style.overflowX !== 'visible' &&
      style.whiteSpace === 'nowrap',
  );
}

/** At the end of what has no link: a cell, a heading. */
export function placeInside(element: Element): Place {
  let container = element;
  while (container.childElementCount === 1 && container.firstElementChild) {
    container = container.firstElementChild;
  }
  return { container, after: undefined, neighbour: undefined, itemClass: '', form: 'icon' };
}

/** Behind a control that stands for itself. */
export function placeBehind(control: Element): Place {
  const container = control.parentElement ?? control;
  return { container, after: control, neighbour: control, itemClass: '', form: 'text' };
}

export const isConnect = (control: Element): boolean =>
  CONNECT.test((control.textContent ?? '').trim());

/** Behind the console's own way to connect, else behind the last thing that a row offers. */
function placeAmong(actions: Element): Place | undefined {
  const controls = [...actions.querySelectorAll(CONTROL)];
  const beside = controls.find(isConnect) ?? controls.at(-1);
  if (!beside) return undefined;
  const item = actions.matches(ACTIONS)
    ? childAround(beside, actions)
    : wrapperAround(beside, actions, controls.length);
  return {
    container: item.parentElement ?? actions,
    after: item,
    // An action that is switched off is grey, and ours never is.
    neighbour: controls.find((control) => !control.matches(DISABLED)),
    itemClass: item === beside ? '' : item.className,
    form: 'text',
  };
}

/** The child of `actions` that holds this control. */
function childAround(control: Element, actions: Element): Element {
  let child = control;
  while (child.parentElement && child.parentElement !== actions) child = child.parentElement;
  return child;
}

/** The outermost element in a cell that wraps this control and no other. */
function wrapperAround(control: Element, cell: Element, controls: number): Element {
  let wrapper = control;
  if (controls === 1) return wrapper;
  for (
    let around = wrapper.parentElement;
    around && around !== cell;
    around = around.parentElement
  ) {
    if (around.querySelectorAll(CONTROL).length > 1) break;
    wrapper = around;
  }
  return wrapper;
}
