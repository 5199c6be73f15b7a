import { type ButtonParts, dress, faceOf, isCaret, type Standing, say } from './button-parts.ts';
import type { Deeds } from './deeds.ts';
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
  'contextmenu',
  'keydown',
] as const;

const NEEDS_RELOAD: ReadonlySet<Outcome> = new Set<Outcome>(['orphaned', 'unreadable']);

/** A Quick VNC button on the page. */
export interface Button extends ButtonParts {
  readonly root: ShadowRoot;
  look: Look;
  /** Listens. */
  isAwake: boolean;
}

/** Looks like its neighbours. */
export function wear(button: Button, look: Look): void {
  if (sameLook(button.look, look)) return;
  button.look = look;
  dress(button, look);
}

/** Shows what is known of its instance. */
export function show(button: Button, standing: Standing, words: Words): void {
  // A row that is shown can be read again.
  const isReadable = button.outcome === 'unreadable';
  if (!isReadable && sameStanding(button.standing, standing)) return;
  if (isReadable || button.standing.instanceId !== standing.instanceId) button.outcome = 'opened';
  button.standing = standing;
  if (faceOf(button).ariaBusy !== 'true') say(button, words);
}

/** Begins to listen. What comes of a click is said on the button itself. */
export function wake(button: Button, words: Words, deeds: Deeds): void {
  if (button.isAwake) return;
  button.isAwake = true;
  const { host, root } = button;
  const act = (profileId?: string) => openBy(button, words, () => deeds.open(host, profileId));
  const choose = (event: Event) => {
    if (!button.standing.hasChoice) return;
    event.preventDefault();
    deeds.choose(host, act);
  };
  const listen = (type: string, run: (event: Event) => void) =>
    // The page must not be able to open viewers, or to ask for tickets, by itself.
    root.addEventListener(type, (event) => event.isTrusted && run(event));

  for (const type of KEPT_FROM_ROW) root.addEventListener(type, keepFromRow);
  listen('pointerover', () => deeds.approach(host));
  listen('focusin', () => deeds.approach(host));
  listen('click', (event) => (isCaret(event.target) ? choose(event) : act()));
  listen('contextmenu', choose);
  listen('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'ArrowDown') choose(event);
  });
}

async function openBy(button: Button, words: Words, open: () => Promise<Outcome>): Promise<void> {
  const face = faceOf(button);
  if (face.ariaBusy === 'true') return;
  const before = button.outcome;
  face.ariaBusy = 'true';
  face.title = words.opening;
  button.outcome = await open();
  face.ariaBusy = null;
  say(button, words);
  // What the button said before the click, and what is still the only thing that helps.
  if (button.outcome === before && NEEDS_RELOAD.has(before)) document.location.reload();
}

const keepFromRow = (event: Event): void => event.stopPropagation();

const sameLook = (a: Look, b: Look): boolean =>
  a.color === b.color && a.font === b.font && a.itemClass === b.itemClass;

const sameStanding = (a: Standing, b: Standing): boolean =>
  a.instanceId === b.instanceId &&
  a.stopped === b.stopped &&
  a.shown === b.shown &&
  a.hasChoice === b.hasChoice;
