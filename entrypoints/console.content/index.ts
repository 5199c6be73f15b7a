import { defineContentScript } from 'wxt/utils/define-content-script';
import { readAccount } from '../../lib/console/account.ts';
import { CONSOLE_ORIGINS } from '../../lib/console/hosts.ts';
import { answerInFront } from './answer-in-front.ts';
import { createButtons } from './buttons.ts';
import { createCard } from './card.ts';
import { createDeeds } from './deeds.ts';
import { followPage } from './follow-page.ts';
import { createPrefetch } from './prefetch.ts';
import { createUnknownReport } from './report-unknown.ts';
import { createToDo } from './to-do.ts';
import { followViewers } from './viewer-news.ts';
import { readWords } from './words.ts';

/** What comes before all else: of a pointer, of the keyboard, and of a screen reader that clicks. */
const NEARNESS = ['pointerover', 'focus', 'click'] as const;

export default defineContentScript({
  matches: CONSOLE_ORIGINS.map((origin) => `${origin}/*`),
  // Alibaba's micro-frontends run in hidden frames, but what they draw is in the top document.
  allFrames: false,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(ctx) {
    const words = readWords();
    const card = createCard(document);
    const viewers = followViewers(
      ctx,
      () => readAccount(document),
      () => buttons.refresh(),
    );
    const prefetch = createPrefetch(() => performance.now());
    const deeds = createDeeds({ words, card, prefetch, news: viewers.latest });
    const buttons = createButtons(words, deeds, viewers.latest);
    const report = createUnknownReport(ctx);
    const toDo = createToDo();
    followPage(ctx, toDo, () => {
      const { here, stale } = toDo.take();
      buttons.pass(here, stale);
      const instanceIds = buttons.instanceIds();
      viewers.watch(instanceIds);
      report(here, instanceIds.size);
    });
    for (const type of NEARNESS) {
      ctx.addEventListener(window, type, ({ target }) => buttons.wake(target), { capture: true });
    }
    answerInFront(ctx, buttons.hosts);
    ctx.onInvalidated(() => {
      buttons.clear();
      card.hide();
    });
  },
});
