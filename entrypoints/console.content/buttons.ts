import { readAccount } from '../../lib/console/account.ts';
import { instanceInFront } from '../../lib/console/in-front.ts';
import { readLocation } from '../../lib/console/location.ts';
import { readRow } from '../../lib/console/read-row.ts';
import { reconcile } from '../../lib/console/reconcile.ts';
import type { Spot } from '../../lib/console/rows.ts';
import { send } from '../../lib/messaging/send.ts';
import { type Button, createButton } from './button.ts';
import type { Card } from './card.ts';
import { createLooks, type Look, sameLook } from './looks.ts';
import { openInstance } from './open-instance.ts';
import type { createPrefetch } from './prefetch.ts';
import type { News } from './viewer-news.ts';
import type { Words } from './words.ts';

export interface ButtonsParts {
  words: Words;
  card: Card;
  prefetch: ReturnType<typeof createPrefetch>;
  /** What is known of viewers now. */
  news(): News;
}

/** The buttons on the page. */
export function createButtons({ words, card, prefetch, news }: ButtonsParts) {
  const ours = new Map<Element, { button: Button; look: Look }>();
  const here = () => readLocation(window.location.href);
  const accountOf = () => readAccount(document);

  async function open(host: HTMLElement, profileId?: string) {
    const by = { accountId: accountOf(), profileId };
    const outcome = await openInstance(readRow(host, here()), by);
    if (outcome === 'no-profile-fits' || outcome === 'no-profile') {
      const { title, text, action } = outcome === 'no-profile' ? words.noProfile : words.noneFits;
      const act = () => void send('console.settings', {}).catch(() => undefined);
      card.show(host, { title, text, actions: [{ label: action, act }] });
    }
    return outcome;
  }

  async function choose(host: HTMLElement, reopen: (profileId: string) => void) {
    const row = readRow(host, here());
    const accountId = accountOf();
    if (!row) return;
    const request = { instanceId: row.instanceId, ...(accountId && { accountId }) };
    const answer = await send('console.profiles', request).catch(() => undefined);
    if (!answer?.ok) return;
    const actions = answer.value.map(({ profileId, name }) => ({
      label: name,
      act: () => reopen(profileId),
    }));
    card.show(host, { title: words.chooseTitle, text: row.name ?? row.instanceId, actions });
  }

  function create(form: Spot['form']): Button {
    const button = createButton(document, form, words, {
      open: (profileId) => open(button.host, profileId),
      approach() {
        if (news().prefetch) prefetch(() => readRow(button.host, here()), accountOf);
      },
      choose: (reopen) => choose(button.host, reopen),
    });
    return button;
  }

  function show(button: Button, { instanceId, stopped }: Spot): void {
    const { open: shown, hasChoice } = news();
    button.show({ instanceId, stopped, shown: shown.has(instanceId), hasChoice });
  }

  return {
    /** Makes the page's buttons right, once; gives the instances that it shows. */
    pass(): string[] {
      const { add, remove, keep } = reconcile(document, here(), (host) => ours.has(host));
      const lookOf = createLooks();
      // All looks are read before the first change, or each would lay the page out anew.
      const added = add.map((spot) => ({ spot, look: lookOf(spot) }));
      const kept = [...keep].map(([host, spot]) => ({ host, spot, look: lookOf(spot) }));
      for (const host of remove) {
        host.remove();
        ours.delete(host);
      }
      for (const { host, spot, look } of kept) {
        const own = ours.get(host);
        if (!own) continue;
        if (!sameLook(own.look, look)) {
          own.button.wear(look);
          own.look = look;
        }
        show(own.button, spot);
      }
      for (const { spot, look } of added) {
        const button = create(spot.form);
        button.wear(look);
        show(button, spot);
        ours.set(button.host, { button, look });
        spot.container.insertBefore(button.host, spot.after?.nextSibling ?? null);
      }
      forgetGone();
      return [...keep.values(), ...add].map(({ instanceId }) => instanceId);
    },
    /** The instance that a person means who has not clicked; `pointed` is where a menu was opened. */
    inFront(pointed?: Element) {
      const row = instanceInFront(document, here(), [...ours.keys()], pointed);
      const accountId = row && accountOf();
      return row && { ...row, ...(accountId && { accountId }) };
    },
    clear(): void {
      for (const host of ours.keys()) host.remove();
      card.hide();
    },
  };

  /** Rows that the page threw away took their buttons with them. */
  function forgetGone(): void {
    for (const host of ours.keys()) if (!host.isConnected) ours.delete(host);
  }
}
