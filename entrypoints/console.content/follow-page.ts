import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { ToDo } from './to-do.ts';

/**
 * How soon a pass may follow another while a list scrolls, ms: it changes with every frame then, and
 * nobody can click a row that moves. At all other times it follows before the change is painted, so
 * that nothing moves when a button comes.
 */
const SCROLL_REST_MS = 40;
const SCROLLING_MS = 150;
/** A pass that takes long, over a very long list, is followed by this many times as long a rest. */
const REST_PER_PASS = 3;
/** But no row waits longer than this for its button. */
const REST_MAX_MS = 50;
/** A pass over a list of the usual length is done well within this. */
const SHORT_PASS_MS = 4;

/**
 * Calls `pass` now and whenever there is something to do: after changes of the page's content, when
 * its router goes elsewhere by History or by hash, and when it changes its theme.
 *
 * Observes the document's root, because the console may append a second `<body>`.
 */
export function followPage(
  ctx: ContentScriptContext,
  toDo: Pick<ToDo, 'note' | 'isEmpty'>,
  pass: () => void,
): void {
  const root = document.documentElement;
  let waiting = false;
  let restUntil = 0;
  let scrolledAt = Number.NEGATIVE_INFINITY;

  const observer = new MutationObserver((records) => {
    toDo.note(records);
    if (!toDo.isEmpty()) schedule();
  });
  const run = () => {
    waiting = false;
    if (ctx.isInvalid) return;
    const start = performance.now();
    pass();
    // What the pass itself has changed is known.
    observer.takeRecords();
    const end = performance.now();
    restUntil = end + restAfter(end - start, end - scrolledAt < SCROLLING_MS);
  };
  // The context's own timers each add a listener to its signal, and never take it away again.
  const paint = () => requestAnimationFrame(run);
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    const rest = restUntil - performance.now();
    if (rest > 0) setTimeout(paint, rest);
    else paint();
  };
  const all = () => {
    toDo.note();
    schedule();
  };

  observer.observe(root, {
    childList: true,
    subtree: true,
    // Without keys React keeps a row's elements and writes another instance into them.
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  const themes = new MutationObserver(all);
  for (const element of [root, document.body]) {
    themes.observe(element, { attributeFilter: ['class', 'style', 'data-theme'] });
  }
  ctx.addEventListener(matchMedia('(prefers-color-scheme: dark)'), 'change', all);
  ctx.onInvalidated(() => {
    observer.disconnect();
    themes.disconnect();
  });
  const onScroll = () => {
    scrolledAt = performance.now();
  };
  ctx.addEventListener(document, 'scroll', onScroll, { capture: true, passive: true });
  ctx.addEventListener(window, 'wxt:locationchange', all);
  all();
}

function restAfter(passMs: number, isScrolling: boolean): number {
  const rest = passMs > SHORT_PASS_MS ? passMs * REST_PER_PASS : 0;
  return Math.min(REST_MAX_MS, Math.max(rest, isScrolling ? SCROLL_REST_MS : 0));
}
