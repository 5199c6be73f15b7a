import { defineContentScript } from 'wxt/utils/define-content-script';
import { readAccount } from '../../lib/console/account.ts';
import { CONSOLE_ORIGINS } from '../../lib/console/hosts.ts';
import { readLocation } from '../../lib/console/location.ts';
import { answerInFront } from './answer-in-front.ts';
import { createButtons } from './buttons.ts';
import { createCard } from './card.ts';
import { followPage } from './follow-page.ts';
import { createPrefetch } from './prefetch.ts';
import { createUnknownReport } from './report-unknown.ts';
import { followViewers } from './viewer-news.ts';
import { readWords } from './words.ts';

export default defineContentScript({
  matches: CONSOLE_ORIGINS.map((origin) => `${origin}/*`),
  // Alibaba's micro-frontends run in hidden frames, but what they draw is in the top document.
  allFrames: false,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(ctx) {
    const viewers = followViewers(
      ctx,
      () => readAccount(document),
      () => page.again(),
    );
    const buttons = createButtons({
      words: readWords(),
      card: createCard(document),
      prefetch: createPrefetch(() => performance.now()),
      news: viewers.latest,
    });
    const report = createUnknownReport(ctx);
    const page = followPage(ctx, () => {
      const instanceIds = buttons.pass();
      viewers.watch(instanceIds);
      report(readLocation(window.location.href), instanceIds.length);
    });
    answerInFront(ctx, buttons.inFront);
    ctx.onInvalidated(buttons.clear);
  },
});
