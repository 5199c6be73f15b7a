import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/**
 * Calls `pass` now and whenever the page may show other rows, once a frame at most: after any
 * change of its content, and when its router goes elsewhere by History or by hash.
 *
 * Observes the document's root, because the console may append a second `<body>`.
 */
export function followPage(ctx: ContentScriptContext, pass: () => void): void {
  let waiting = false;
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    ctx.requestAnimationFrame(() => {
      waiting = false;
      pass();
    });
  };

  const observer = new MutationObserver(schedule);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    // Without keys React keeps a row's elements and writes another instance into them.
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  ctx.onInvalidated(() => observer.disconnect());
  ctx.addEventListener(window, 'wxt:locationchange', schedule);
  schedule();
}
