import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/**
 * How soon a pass may follow another, ms: a list that scrolls changes with every frame, and nobody
 * can click a row within its first few.
 */
const REST_MS = 40;
/** A pass that takes long, over a very long list, is followed by this many times as long a rest. */
const REST_PER_PASS = 4;
/** But no row waits longer than this for its button. */
const REST_MAX_MS = 80;

/**
 * Calls `pass` now and whenever the page may show other rows: after any change of its content, when
 * its router goes elsewhere by History or by hash, and when it changes its theme.
 *
 * Observes the document's root, because the console may append a second `<body>`.
 */
export function followPage(ctx: ContentScriptContext, pass: () => void): { again(): void } {
  const root = document.documentElement;
  let waiting = false;
  let restUntil = 0;

  const observer = new MutationObserver(() => schedule());
  const run = () => {
    waiting = false;
    const start = performance.now();
    pass();
    // What the pass itself has changed is known.
    observer.takeRecords();
    const end = performance.now();
    restUntil = end + Math.min(REST_MAX_MS, Math.max(REST_MS, (end - start) * REST_PER_PASS));
  };
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    const rest = restUntil - performance.now();
    if (rest > 0) ctx.setTimeout(() => ctx.requestAnimationFrame(run), rest);
    else ctx.requestAnimationFrame(run);
  };

  observer.observe(root, {
    childList: true,
    subtree: true,
    // Without keys React keeps a row's elements and writes another instance into them.
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  const themes = new MutationObserver(schedule);
  for (const element of [root, document.body]) {
    themes.observe(element, { attributeFilter: ['class', 'style', 'data-theme'] });
  }
  ctx.addEventListener(matchMedia('(prefers-color-scheme: dark)'), 'change', schedule);
  ctx.onInvalidated(() => {
    observer.disconnect();
    themes.disconnect();
  });
  ctx.addEventListener(window, 'wxt:locationchange', schedule);
  schedule();
  return { again: schedule };
}
