import { browser } from 'wxt/browser';
import { IN_FRONT } from '../console/page-news.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import { nextViewer } from '../viewers/next-viewer.ts';
import type { Opener } from '../viewers/open.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { Windows } from '../viewers/windows.ts';
import { askPage } from './ask-page.ts';
import type { Reach } from './reach.ts';

/** What the shortcuts work on. */
export interface CommandParts {
  vault: Pick<ManagedVault, 'lock'>;
  registry: Pick<Registry, 'all'>;
  recent: Pick<Recent, 'last'>;
  windows: Pick<Windows, 'focus'>;
  openViewer: Opener;
  reach: Reach;
  openPicker(): Promise<void>;
}

/** The shortcuts of the manifest, other than the one that the browser answers itself. */
export type CommandName =
  | 'reopen-last-viewer'
  | 'open-page-instance'
  | 'next-viewer'
  | 'lock-vault';

/**
 * What each shortcut does. Where there is nothing to do it for, the picker opens: a key that seems to
 * do nothing looks broken.
 */
export function createCommands(parts: CommandParts): (command: string) => Promise<void> {
  const deeds: Record<CommandName, () => Promise<void>> = {
    async 'reopen-last-viewer'() {
      const last = await parts.recent.last();
      await (last ? parts.openViewer(last) : parts.openPicker());
    },
    async 'open-page-instance'() {
      const tabId = await tabInFront();
      const instance = tabId === undefined ? undefined : await askPage(tabId, IN_FRONT);
      await (instance ? parts.reach(instance) : parts.openPicker());
    },
    async 'next-viewer'() {
      const next = nextViewer(await parts.registry.all(), await tabInFront());
      if (!next || !(await parts.windows.focus(next))) await parts.openPicker();
    },
    'lock-vault': () => parts.vault.lock(),
  };
  const byName = new Map<string, () => Promise<void>>(Object.entries(deeds));
  return async (command) => byName.get(command)?.();
}

/** Its id alone, which takes no permission. */
async function tabInFront(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}
