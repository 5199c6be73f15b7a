import { browser } from 'wxt/browser';
import type { InstanceRef } from '../instance-ref.ts';
import { viewerPath } from './address.ts';

/** The browser's windows, as far as viewers need them. */
export interface Windows {
  /** Opens a viewer's window. */
  open(instance: InstanceRef): Promise<{ tabId: number; windowId: number }>;
  /** Brings a viewer to the front; false if its tab is gone. */
  focus(viewer: { tabId: number; windowId: number }): Promise<boolean>;
}

/**
 * Room for a 1024x768 guest at its natural size, window frame included. A popup window, since
 * nearly every key reaches the page in one (measured: a tab keeps Ctrl+T, N and W for itself).
 */
const SIZE = { width: 1040, height: 840 };

export const browserWindows: Windows = {
  async open(instance) {
    const url = browser.runtime.getURL(viewerPath(instance));
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
};
