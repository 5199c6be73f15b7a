import { browser } from 'wxt/browser';

/** Firefox has had this since version 137; the types know Chrome's commands only. */
interface FirefoxCommands {
  openShortcutSettings?: () => Promise<void>;
}

/** Opens the browser's page for shortcuts. Undefined where an extension can't: there, words help. */
export const openShortcutPage = findShortcutPage();

function findShortcutPage(): (() => void) | undefined {
  if (!import.meta.env.FIREFOX) {
    return () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  }
  const commands: typeof browser.commands & FirefoxCommands = browser.commands;
  return commands.openShortcutSettings && (() => void commands.openShortcutSettings?.());
}
