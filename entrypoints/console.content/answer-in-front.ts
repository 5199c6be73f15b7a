import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { readAccount } from '../../lib/console/account.ts';
import { instanceInFront } from '../../lib/console/in-front.ts';
import { readLocation } from '../../lib/console/location.ts';
import { IN_FRONT, POINTED } from '../../lib/console/page-news.ts';

/**
 * Answers the background when a person has used a shortcut, or an entry of the browser's menu. For
 * that it remembers where the menu was opened: by the time of the choice the pointer is elsewhere.
 */
export function answerInFront(ctx: ContentScriptContext, hosts: () => Element[]): void {
  let pointed: WeakRef<Element> | undefined;
  ctx.addEventListener(
    document,
    'contextmenu',
    ({ isTrusted, target }) => {
      if (isTrusted && target instanceof Element) pointed = new WeakRef(target);
    },
    { capture: true, passive: true },
  );

  const find = (at?: Element): unknown => {
    const row = instanceInFront(document, readLocation(window.location.href), hosts(), at);
    const accountId = row && readAccount(document);
    return row && { ...row, ...(accountId && { accountId }) };
  };
  const onMessage = (message: unknown, _: unknown, answer: (found: unknown) => void) => {
    const name = (message as { name?: unknown })?.name;
    if (name === IN_FRONT) answer(find() ?? null);
    else if (name === POINTED) answer(find(pointed?.deref()) ?? null);
  };
  browser.runtime.onMessage.addListener(onMessage);
  ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(onMessage));
}
