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

/** A list that scrolls shows other instances with every frame. */
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
  let instanceIds: string[] = [];
  let timer: number | undefined;

  async function ask(): Promise<void> {
    timer = undefined;
    const accountId = accountOf();
    const request = { instanceIds, ...(accountId && { accountId }) };
    // It fails when the extension is gone; a click will say so.
    const answer = await send('console.state', request).catch(() => undefined);
    if (!answer?.ok) return;
    news = { ...answer.value, open: new Set(answer.value.open) };
    changed();
  }

  const soon = (ms: number) => {
    if (timer === undefined) timer = ctx.setTimeout(ask, ms);
  };
  const onMessage = (message: unknown) => {
    if ((message as { name?: unknown })?.name === VIEWERS_CHANGED) soon(0);
  };
  browser.runtime.onMessage.addListener(onMessage);
  ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(onMessage));

  return {
    latest: (): News => news,
    /** Which instances the page shows now. */
    watch(ids: Iterable<string>): void {
      const next = [...new Set(ids)].sort();
      if (next.length === instanceIds.length && next.every((id, i) => id === instanceIds[i]))
        return;
      instanceIds = next;
      soon(SETTLE_MS);
    },
  };
}
