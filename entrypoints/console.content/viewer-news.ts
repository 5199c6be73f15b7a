import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { VIEWERS_CHANGED } from '../../lib/console/page-news.ts';
import { send } from '../../lib/messaging/send.ts';

/** What the background says of the instances on this page. */
export interface News {
  /** Those that have a viewer. */
  open: ReadonlySet<string>;
  prefetch: boolean;
  hasChoice: boolean;
}

/** A list that scrolls shows other instances with every frame: it is asked for once it rests. */
const SETTLE_MS = 250;

/**
 * Keeps up with the viewers of the instances on the page. The background says only that something
 * has changed, and never which viewers there are elsewhere.
 */
export function followViewers(
  ctx: ContentScriptContext,
  accountOf: () => string | undefined,
  changed: () => void,
) {
  let news: News = { open: new Set(), prefetch: true, hasChoice: false };
  let instanceIds: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    if (ctx.isInvalid) return;
    const accountId = accountOf();
    const request = { instanceIds: [...instanceIds], ...(accountId && { accountId }) };
    // It fails when the extension is gone; a click will say so.
    const answer = await send('console.state', request).catch(() => undefined);
    if (!answer?.ok) return;
    news = { ...answer.value, open: new Set(answer.value.open) };
    changed();
  }

  const askIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  };
  const onMessage = (message: unknown) => {
    if ((message as { name?: unknown })?.name === VIEWERS_CHANGED) askIn(0);
  };
  browser.runtime.onMessage.addListener(onMessage);
  ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(onMessage));

  return {
    latest: (): News => news,
    /** Which instances the page shows now. */
    watch(ids: ReadonlySet<string>): void {
      if (ids.size === instanceIds.size && ids.isSubsetOf(instanceIds)) return;
      instanceIds = ids;
      askIn(SETTLE_MS);
    },
  };
}
