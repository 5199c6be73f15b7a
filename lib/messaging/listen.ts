import { browser } from 'wxt/browser';
import { createRouter, type Handlers } from './router.ts';

/**
 * Answers the messages of our pages and content scripts. To be called once, while the background
 * starts: a listener that is added later misses the event that woke it.
 */
export function listen(handlers: Handlers): void {
  const route = createRouter(handlers, {
    id: browser.runtime.id,
    origin: browser.runtime.getURL('/').replace(/\/$/, ''),
  });
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const answer = route(message, sender);
    if (!answer) return undefined;
    answer.then(sendResponse);
    return true;
  });
}
