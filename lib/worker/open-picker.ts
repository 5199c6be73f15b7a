import { browser } from 'wxt/browser';

/** Opens the list of instances: the toolbar's popup, or a tab where the browser does not let us. */
export async function openPicker(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Firefox may want a click for it, Chrome a window that is in front.
    await browser.tabs.create({ url: browser.runtime.getURL('/popup.html?tab') });
  }
}
