import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../lib/messaging/listen.ts';
import { createHandlers } from '../lib/worker/handlers.ts';
import { closeStorage, createServices } from '../lib/worker/services.ts';

/**
 * The background's routing table. Everything is registered before `main` returns: a listener that
 * is added later misses the event that started the worker.
 */
export default defineBackground(() => {
  const services = createServices();

  listen(createHandlers(services));

  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'reopen-last-viewer') return;
    const last = await services.recent.last();
    if (last) await services.openViewer(last);
    else await browser.runtime.openOptionsPage();
  });

  browser.tabs.onRemoved.addListener((tabId) => services.registry.forgetTab(tabId));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') browser.runtime.openOptionsPage();
  });

  closeStorage();
});
