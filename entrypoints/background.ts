import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../lib/messaging/listen.ts';
import { listenPort } from '../lib/messaging/listen-port.ts';
import { createAutoLock } from '../lib/worker/auto-lock.ts';
import { createCommands } from '../lib/worker/commands.ts';
import { countUse } from '../lib/worker/count-use.ts';
import { createHandlers } from '../lib/worker/handlers.ts';
import { createMenus } from '../lib/worker/menus.ts';
import { createOmnibox } from '../lib/worker/omnibox.ts';
import { createInventoryServer } from '../lib/worker/serve-inventory.ts';
import { closeStorage, createServices } from '../lib/worker/services.ts';
import { TEXT, XML } from '../lib/worker/suggestions.ts';

/**
 * The background's routing table. Everything is registered before `main` returns: a listener that
 * is added later misses the event that started the worker.
 */
export default defineBackground(() => {
  const services = createServices();

  const autoLock = createAutoLock({ vault: services.vault, alarms: browser.alarms });

  listen(countUse(createHandlers(services), autoLock.used));

  listenPort('inventory', createInventoryServer(services));

  browser.alarms.onAlarm.addListener(({ name }) => autoLock.alarm(name));

  // Absent in Firefox, which could not tell that the screen is locked.
  browser.idle?.onStateChanged.addListener(autoLock.idle);

  browser.commands.onCommand.addListener(createCommands(services));

  const menus = createMenus(services);
  browser.runtime.onInstalled.addListener(menus.install);
  browser.runtime.onStartup.addListener(menus.install);
  browser.contextMenus.onClicked.addListener(menus.clicked);

  const omnibox = createOmnibox(services, import.meta.env.FIREFOX ? TEXT : XML);
  browser.omnibox.onInputStarted.addListener(omnibox.started);
  browser.omnibox.onInputChanged.addListener(omnibox.changed);
  browser.omnibox.onInputEntered.addListener(omnibox.entered);
  browser.omnibox.onInputCancelled.addListener(omnibox.cancelled);

  browser.tabs.onRemoved.addListener(async (tabId) => {
    const closedAt = Date.now();
    services.consoleTabs.forget(tabId);
    services.finders.forget(tabId);
    const instance = await services.registry.forgetTab(tabId);
    if (instance) services.tickets.cancel(instance, closedAt);
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') browser.runtime.openOptionsPage();
  });

  closeStorage();
});
