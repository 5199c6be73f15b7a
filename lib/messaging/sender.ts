import type { Browser } from 'wxt/browser';
import { CONSOLE_ORIGINS } from '../console/hosts.ts';
import type { Audience } from '../messages.ts';

/** What a handler learns of the sender. */
export interface MessageContext {
  audience: Audience;
  tabId?: number;
  windowId?: number;
}

/** Who we are: the extension's id, and the origin of its pages. */
export interface Self {
  id: string;
  origin: string;
}

const consoleOrigins: readonly string[] = CONSOLE_ORIGINS;

/**
 * Tells who sent a message, from what the browser says of it; null for everyone else. The only
 * place that reads a sender.
 *
 * Measured in Chromium 156 and Firefox 153: our own pages carry our origin (and may have a tab: the
 * viewer does), a content script carries the origin of its page. `sender.url` proves nothing.
 * A page of ours in a frame was put there by somebody else, so only top frames count.
 */
export function identify(sender: Browser.runtime.MessageSender, self: Self): MessageContext | null {
  if (sender.id !== self.id || (sender.frameId ?? 0) !== 0) return null;
  const audience = audienceOf(sender.origin, self);
  if (!audience) return null;
  return {
    audience,
    ...(sender.tab?.id !== undefined && { tabId: sender.tab.id }),
    ...(sender.tab?.windowId !== undefined && { windowId: sender.tab.windowId }),
  };
}

function audienceOf(origin: string | undefined, self: Self): Audience | null {
  if (origin === undefined) return null;
  if (origin === self.origin) return 'own';
  return consoleOrigins.includes(origin) ? 'console' : null;
}
