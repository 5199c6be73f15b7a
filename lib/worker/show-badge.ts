import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type Badge, badgeOf } from '../viewers/badge.ts';
import type { Registry } from '../viewers/registry.ts';

const TEXT_COLOUR = '#ffffff';

/** Keeps the toolbar button's badge true: to be called after each change of viewers. */
export function createBadge(all: Registry['all']): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const show = async (): Promise<void> => {
    const viewers = await all();
    await paint(badgeOf(viewers.map(({ state }) => state)));
  };
  return () => {
    // One after another, or an older count might be painted over a newer one; and one that fails, as
    // the browser ends, is made up for by the next.
    last = last.then(show).catch(() => undefined);
    return last;
  };
}

async function paint({ text, colour, live, lost }: Badge): Promise<void> {
  const { action } = browser;
  await action.setBadgeBackgroundColor({ color: colour });
  await action.setBadgeTextColor({ color: TEXT_COLOUR });
  await action.setBadgeText({ text });
  await action.setTitle({ title: titleOf(live, lost) });
}

function titleOf(live: number, lost: number): string {
  const words = [
    live > 0 && i18n.t('viewers.badgeLive', [live]),
    lost > 0 && i18n.t('viewers.badgeLost', [lost]),
  ].filter((word) => word !== false);
  return [i18n.t('extension.name'), ...words].join('\n');
}
