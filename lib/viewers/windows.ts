import { browser } from 'wxt/browser';
import type { Area } from './tile.ts';

/** Where a viewer is. */
export interface ViewerPlace {
  tabId: number;
  windowId: number;
}

/** The browser's windows, as far as viewers need them. */
export interface Windows {
  /** Opens a viewer's window for a page of ours. */
  open(path: `/vnc.html?${string}`): Promise<ViewerPlace>;
  /** Brings a viewer to the front; false if its tab is gone. */
  focus(viewer: { tabId: number }): Promise<boolean>;
  close(tabIds: number[]): Promise<void>;
  /** The window that a tab has for itself; undefined if it is one of a person's own. */
  ownWindow(tabId: number): Promise<number | undefined>;
  /** Puts a window into its place on the screen, and in front. */
  place(windowId: number, area: Area): Promise<void>;
}

/**
 * Room for a 1024x768 guest at its natural size, window frame included. A popup window, since
 * nearly every key reaches the page in one (measured: a tab keeps Ctrl+T, N and W for itself).
 */
const SIZE = { width: 1040, height: 840 };

export const browserWindows: Windows = {
  async open(path) {
    const url = browser.runtime.getURL(path);
    const window = await browser.windows.create({ type: 'popup', url, focused: true, ...SIZE });
    const tabId = window?.tabs?.[0]?.id;
    if (window?.id === undefined || tabId === undefined) throw new Error('No window was opened.');
    return { tabId, windowId: window.id };
  },
  async focus({ tabId }) {
    try {
      const tab = await browser.tabs.update(tabId, { active: true });
      if (tab?.windowId === undefined) return false;
      // Not waited for: it may never settle where the window is closed meanwhile, and whoever waits
      // for it would hold up the next opening of the same instance.
      browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
      return true;
    } catch {
      return false;
    }
  },
  async close(tabIds) {
    // One by one: a tab that is gone already must not keep the others open.
    await Promise.allSettled(tabIds.map((tabId) => browser.tabs.remove(tabId)));
  },
  async ownWindow(tabId) {
    try {
      const { windowId } = await browser.tabs.get(tabId);
      const { type } = await browser.windows.get(windowId);
      return type === 'popup' ? windowId : undefined;
    } catch {
      // It was closed meanwhile.
      return undefined;
    }
  },
  async place(windowId, area) {
    // A window that is maximized takes no size.
    await browser.windows.update(windowId, { state: 'normal', ...area, focused: true });
  },
};
