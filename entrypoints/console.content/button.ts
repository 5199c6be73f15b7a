import type { Place } from '../../lib/console/place.ts';
import { MARKER } from '../../lib/console/selectors.ts';
import { BUTTON_STYLE } from './button-style.ts';
import { createIcon } from './icon.ts';
import type { Look } from './looks.ts';
import type { Outcome } from './open-instance.ts';
import { attachShadow } from './shadow.ts';
import type { Words } from './words.ts';

/** The row may have handlers of its own (select, unfold): what is meant for us is not for them. */
const KEPT_FROM_ROW = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'contextmenu',
  'keydown',
] as const;

const NEEDS_RELOAD: ReadonlySet<Outcome> = new Set<Outcome>(['orphaned', 'unreadable']);

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

/** What a button does; only a person's own doing causes it. */
export interface Deeds {
  open(profileId?: string): Promise<Outcome>;
  /** Somebody is about to click. */
  approach(): void;
  /** Offers the profiles to choose from; `open` is called with the chosen one. */
  choose(open: (profileId: string) => void): void;
}

export interface Button {
  /** To be put into the page. */
  readonly host: HTMLElement;
  wear(look: Look): void;
  show(standing: Standing): void;
}

/**
 * Makes a Quick VNC button. It lives in a closed shadow root, where neither the page's styles nor
 * its scripts reach. What came of a click is said on the button itself.
 */
export function createButton(
  document: Document,
  form: Place['form'],
  words: Words,
  deeds: Deeds,
): Button {
  const host = document.createElement('span');
  host.setAttribute(MARKER, form);
  const button = document.createElement('button');
  button.type = 'button';
  const dot = document.createElement('span');
  dot.className = 'dot';
  const icon = form === 'icon' ? createIcon(document) : undefined;
  if (icon) button.append(icon);

  let standing: Standing = { instanceId: '', stopped: false, shown: false, hasChoice: false };
  let outcome: Outcome = 'opened';

  const say = () => {
    const { label, title } = wordFor(words, outcome, standing);
    const hint = standing.hasChoice && outcome === 'opened' ? ` ${words.chooseHint}` : '';
    if (icon) button.ariaLabel = label;
    else button.textContent = label;
    button.title = title + hint;
    button.ariaHasPopup = standing.hasChoice ? 'menu' : null;
    button.classList.toggle('shown', standing.shown);
    button.classList.toggle('stopped', standing.stopped);
  };

  const act = async (profileId?: string) => {
    if (button.ariaBusy === 'true') return;
    const before = outcome;
    button.ariaBusy = 'true';
    button.title = words.opening;
    outcome = await deeds.open(profileId);
    button.ariaBusy = null;
    say();
    // What the button said before the click, and what is still the only thing that helps.
    if (outcome === before && NEEDS_RELOAD.has(outcome)) document.location.reload();
  };

  for (const type of KEPT_FROM_ROW) button.addEventListener(type, keepFromRow);
  // The page must not be able to open viewers, or to ask for tickets, by itself.
  button.addEventListener('click', (event) => event.isTrusted && act());
  button.addEventListener('pointerenter', (event) => event.isTrusted && deeds.approach());
  button.addEventListener('focus', (event) => event.isTrusted && deeds.approach());
  const choose = (event: Event) => {
    if (!event.isTrusted || !standing.hasChoice) return;
    event.preventDefault();
    deeds.choose(act);
  };
  button.addEventListener('contextmenu', choose);
  button.addEventListener('keydown', (event) => event.key === 'ArrowDown' && choose(event));

  attachShadow(host, BUTTON_STYLE).append(button, dot);
  return {
    host,
    wear({ itemClass, color, font, frame }) {
      if (itemClass) host.className = itemClass;
      // In a narrow column ours gives way: the console's own actions stay where they can be seen.
      const width = form === 'text' ? 'min-width: 3em; flex: 0 1 auto;' : '';
      host.style.cssText = `${width} color: ${color}; font: ${font};`;
      button.classList.toggle('framed', frame !== undefined);
      for (const [name, value] of Object.entries(frame ?? {})) {
        button.style.setProperty(`--${name}`, value);
      }
    },
    show(next) {
      // A row that is shown can be read again.
      if (outcome === 'unreadable') {
        outcome = 'opened';
        say();
      }
      const isSame = (Object.keys(next) as (keyof Standing)[]).every(
        (key) => next[key] === standing[key],
      );
      if (isSame) return;
      if (next.instanceId !== standing.instanceId) outcome = 'opened';
      standing = next;
      if (button.ariaBusy !== 'true') say();
    },
  };
}

const keepFromRow = (event: Event): void => event.stopPropagation();

function wordFor(words: Words, outcome: Outcome, { stopped, shown }: Standing) {
  if (outcome !== 'opened') return words.outcomes[outcome];
  if (shown) return words.shown;
  return stopped ? words.stopped : words.ready;
}
