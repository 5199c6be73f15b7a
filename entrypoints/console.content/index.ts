import { defineContentScript } from 'wxt/utils/define-content-script';
import { CONSOLE_ORIGINS } from '../../lib/console/hosts.ts';
import { readLocation } from '../../lib/console/location.ts';
import { readRow } from '../../lib/console/read-row.ts';
import { reconcile } from '../../lib/console/reconcile.ts';
import { createButton } from './button.ts';
import { followPage } from './follow-page.ts';
import { createLooks } from './looks.ts';
import { openInstance } from './open-instance.ts';
import { readWords } from './words.ts';

export default defineContentScript({
  matches: CONSOLE_ORIGINS.map((origin) => `${origin}/*`),
  // Alibaba's micro-frontends run in hidden frames, but what they draw is in the top document.
  allFrames: false,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(ctx) {
    const words = readWords();
    const ours = new Set<Element>();
    const readLocationNow = () => readLocation(window.location.href);

    const pass = () => {
      const changes = reconcile(document, readLocationNow(), (host) => ours.has(host));
      const lookOf = createLooks();
      // All looks are read before the first change, or each would lay the page out anew.
      const added = changes.add.map((place) => ({ place, look: lookOf(place) }));
      for (const host of changes.remove) {
        host.remove();
        ours.delete(host);
      }
      for (const { place, look } of added) {
        const host = createButton(document, look, words, () =>
          openInstance(readRow(host, readLocationNow())),
        );
        ours.add(host);
        place.container.insertBefore(host, place.after?.nextSibling ?? null);
      }
    };

    followPage(ctx, pass);
    ctx.onInvalidated(() => {
      for (const host of ours) host.remove();
    });
  },
});
