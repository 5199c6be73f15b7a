import type { Spot } from '../../lib/console/rows.ts';
import { createIcon } from './icon.ts';
import type { Look } from './looks.ts';
import type { Outcome } from './open-instance.ts';
import type { Words } from './words.ts';

const CARET = 'caret';

/** What is known of the instance that a button stands beside. */
export interface Standing {
  /** Only to know when another one came: a click reads its instance anew. */
  instanceId: string;
  stopped: boolean;
  /** Its viewer is open. */
  shown: boolean;
  /** More than one profile may be used. */
  hasChoice: boolean;
}

/** A button's elements, and what they say. */
export interface ButtonParts {
  readonly form: Spot['form'];
  /** What stands in the page. */
  readonly host: HTMLElement;
  /** What is in its closed shadow root, where the page's styles and scripts don't reach. */
  readonly root: DocumentFragment;
  standing: Standing;
  /** What came of the last click. */
  outcome: Outcome;
}

/** Makes what a person clicks, yet without words. */
export function createFace(document: Document, form: Spot['form']): HTMLButtonElement {
  const face = document.createElement('button');
  face.type = 'button';
  if (form === 'icon') face.append(createIcon(document, 'monitor'));
  return face;
}

/** Makes what opens the menu of profiles. */
function createCaret(document: Document, words: Words): HTMLButtonElement {
  const caret = document.createElement('button');
  caret.type = 'button';
  caret.className = CARET;
  caret.title = words.chooseTitle;
  caret.ariaLabel = words.chooseTitle;
  caret.ariaHasPopup = 'menu';
  caret.append(createIcon(document, 'chevron-down'));
  return caret;
}

/** Tells a caret from what else there is in a button. */
export const isCaret = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`.${CARET}`) !== null;

export function faceOf({ root }: ButtonParts): HTMLButtonElement {
  const face = root.querySelector('button');
  if (!face) throw new Error('A button has lost its face.');
  return face;
}

/** Takes on the looks of a button's neighbours. */
export function dress(button: ButtonParts, look: Look): void {
  const { itemClass, color, font, frame } = look;
  const { host, form } = button;
  const face = faceOf(button);
  if (itemClass) host.className = itemClass;
  // In a narrow column ours gives way: the console's own actions stay where they can be seen.
  const width = form === 'text' ? 'min-width: 3em; flex: 0 1 auto;' : '';
  host.style.cssText = `${width} color: ${color}; font: ${font};`;
  face.classList.toggle('framed', frame !== undefined);
  for (const [name, value] of Object.entries(frame ?? {})) {
    face.style.setProperty(`--${name}`, value);
  }
}

/** Says what came of the last click, or what a click would do. */
export function say(button: ButtonParts, words: Words): void {
  const { form, outcome, standing } = button;
  const { label, title } = wordFor(words, outcome, standing);
  const face = faceOf(button);
  if (form === 'icon') face.ariaLabel = label;
  else face.textContent = label;
  const hint = standing.hasChoice && outcome === 'opened' ? ` ${words.chooseHint}` : '';
  face.title = title + hint;
  face.classList.toggle('shown', standing.shown);
  face.classList.toggle('stopped', standing.stopped);
  const caret = button.root.querySelector(`.${CARET}`);
  if (!standing.hasChoice) caret?.remove();
  else if (!caret) face.after(createCaret(face.ownerDocument, words));
}

function wordFor(words: Words, outcome: Outcome, { stopped, shown }: Standing) {
  if (outcome !== 'opened') return words.outcomes[outcome];
  if (shown) return words.shown;
  return stopped ? words.stopped : words.ready;
}
