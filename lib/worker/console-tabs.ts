import { browser } from 'wxt/browser';
import { VIEWERS_CHANGED } from '../console/page-news.ts';
import type { Stored } from '../storage-area.ts';

/**
 * The tabs with a console page that has asked about viewers. Without the `tabs` permission nobody
 * else could say which tabs those are.
 */
export function createConsoleTabs(tabs: Stored<Record<string, true>>) {
  const forget = (tabId: number): Promise<void> =>
    tabs.change((all) => {
      delete all[tabId];
    });
  return {
    async add(tabId: number): Promise<void> {
      if ((await tabs.read())[tabId]) return;
      await tabs.change((all) => {
        all[tabId] = true;
      });
    },
    forget,
    /** Says that something about viewers changed, and not what. */
    async tell(): Promise<void> {
      for (const tabId of Object.keys(await tabs.read()).map(Number)) {
        const told = browser.tabs.sendMessage(tabId, { name: VIEWERS_CHANGED });
        // Nobody listens there any more: the tab shows another page.
        told.catch(() => forget(tabId));
      }
    },
  };
}

export type ConsoleTabs = ReturnType<typeof createConsoleTabs>;
