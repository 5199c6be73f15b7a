import { MARKER } from '../../lib/console/selectors.ts';
import type { Look } from './looks.ts';
import type { Outcome } from './open-instance.ts';
import type { Words } from './words.ts';

/** The row may have handlers of its own (select, unfold): what is meant for us is not for them. */
const KEPT_FROM_ROW = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
] as const;

/** No taller than the line it stands in: old locked tables sync the heights of their copies. */
const STYLE = `
  :host { white-space: nowrap; }
  :host(:not([class])) { margin-inline: 8px; }
  button {
    min-width: 0; overflow: hidden; text-overflow: ellipsis;
    margin: 0; padding: 0; border: 0; border-radius: 2px; background: none;
    color: inherit; font: inherit; line-height: inherit; cursor: pointer;
  }
  button:hover { text-decoration: underline; }
  button:focus-visible { outline: 2px solid; outline-offset: 2px; }
  button[aria-busy="true"] { cursor: progress; opacity: 0.6; text-decoration: none; }
`;

/**
 * Makes a Quick VNC button. It lives in a closed shadow root, where neither the page's styles nor
 * its scripts reach.
 *
 * @param open does the work; what came of it is said on the button itself.
 * @returns the host, to be put into the page.
 */
export function createButton(
  document: Document,
  look: Look,
  words: Words,
  open: () => Promise<Outcome>,
): HTMLElement {
  const host = document.createElement('span');
  host.setAttribute(MARKER, '');
  if (look.itemClass) host.className = look.itemClass;
  host.style.color = look.color;
  host.style.font = look.font;
  // In a narrow column ours gives way: the console's own actions stay where they can be seen.
  host.style.flex = '0 1 auto';
  host.style.minWidth = '3em';

  const style = document.createElement('style');
  style.textContent = STYLE;
  const button = document.createElement('button');
  button.type = 'button';
  const say = (outcome: Outcome) => {
    button.textContent = words[outcome].label;
    button.title = words[outcome].title;
  };
  say('opened');

  for (const type of KEPT_FROM_ROW)
    button.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener('click', async (event) => {
    // The page must not be able to open viewers by itself.
    if (!event.isTrusted || button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    say(await open());
    button.ariaBusy = null;
  });

  host.attachShadow({ mode: 'closed' }).append(style, button);
  return host;
}
