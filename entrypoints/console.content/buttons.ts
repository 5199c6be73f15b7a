import type { Stale } from '../../lib/console/changes.ts';
import type { ConsoleLocation } from '../../lib/console/location.ts';
import { reconcile } from '../../lib/console/reconcile.ts';
import type { Spot } from '../../lib/console/rows.ts';
import { type Button, show, wake, wear } from './button.ts';
import { createButtonMaker } from './button-maker.ts';
import type { Standing } from './button-parts.ts';
import type { Deeds } from './deeds.ts';
import { createLooks, type Look } from './looks.ts';
import type { News } from './viewer-news.ts';
import type { Words } from './words.ts';

/** The buttons on the page. `news`: what is known of viewers now. */
export function createButtons(words: Words, deeds: Deeds, news: () => News) {
  const ours = new Map<EventTarget, Button>();
  const create = createButtonMaker(document, words);
  let lookOf = createLooks();

  const standingOf = ({ instanceId, stopped }: Pick<Standing, 'instanceId' | 'stopped'>) => {
    const { open, hasChoice } = news();
    return { instanceId, stopped, shown: open.has(instanceId), hasChoice };
  };

  function add({ container, after, ...spot }: Spot, look: Look): void {
    const button = create(spot.form, look, standingOf(spot));
    ours.set(button.host, button);
    container.insertBefore(button.host, after?.nextSibling ?? null);
  }

  function refit(button: Button | undefined, spot: Spot, look: Look): void {
    if (!button) return;
    wear(button, look);
    show(button, standingOf(spot), words);
  }

  return {
    /** Makes right what is stale on the page. */
    pass(here: ConsoleLocation, stale: Stale): void {
      const changes = reconcile(document, here, (host) => ours.has(host), stale);
      if (stale === 'page') lookOf = createLooks();
      // All looks are read before the first change, or each would lay the page out anew.
      const added = changes.add.map((spot) => ({ spot, look: lookOf(spot) }));
      const kept = [...changes.keep].map(([host, spot]) => ({ host, spot, look: lookOf(spot) }));
      for (const host of changes.remove) host.remove();
      for (const { host, spot, look } of kept) refit(ours.get(host), spot, look);
      for (const { spot, look } of added) add(spot, look);
      // Rows that the page threw away took their buttons with them.
      for (const { host } of ours.values()) if (!host.isConnected) ours.delete(host);
    },
    /** Shows the latest news. */
    refresh(): void {
      for (const button of ours.values()) show(button, standingOf(button.standing), words);
    },
    /** A page may have a thousand buttons: each begins to listen when somebody comes near it. */
    wake(target: EventTarget | null): void {
      const button = target && ours.get(target);
      if (button) wake(button, words, deeds);
    },
    hosts: (): HTMLElement[] => [...ours.values()].map(({ host }) => host),
    /** The instances that have a button. */
    instanceIds: (): Set<string> =>
      new Set([...ours.values()].map(({ standing }) => standing.instanceId)),
    clear(): void {
      for (const { host } of ours.values()) host.remove();
    },
  };
}
