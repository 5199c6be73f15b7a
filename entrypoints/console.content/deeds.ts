import { readAccount } from '../../lib/console/account.ts';
import { readLocation } from '../../lib/console/location.ts';
import { readRow } from '../../lib/console/read-row.ts';
import { send } from '../../lib/messaging/send.ts';
import type { Card } from './card.ts';
import { type Outcome, openInstance } from './open-instance.ts';
import type { createPrefetch } from './prefetch.ts';
import type { News } from './viewer-news.ts';
import type { Words } from './words.ts';

/** What buttons do; only a person's own doing causes it. */
export interface Deeds {
  open(host: HTMLElement, profileId?: string): Promise<Outcome>;
  /** Somebody is about to click. */
  approach(host: HTMLElement): void;
  /** Offers the profiles to choose from; `open` is called with the chosen one. */
  choose(host: HTMLElement, open: (profileId: string) => void): void;
}

export interface DeedsParts {
  words: Words;
  card: Card;
  prefetch: ReturnType<typeof createPrefetch>;
  /** What is known of viewers now. */
  news(): News;
}

/** Which instance a deed is about is read from the row around the button, at that moment. */
export function createDeeds({ words, card, prefetch, news }: DeedsParts): Deeds {
  const accountOf = () => readAccount(document);
  const read = (host: HTMLElement) => readRow(host, readLocation(window.location.href));

  return {
    async open(host, profileId) {
      const by = { accountId: accountOf(), profileId };
      const outcome = await openInstance(read(host), by);
      if (outcome === 'no-profile-fits' || outcome === 'no-profile') {
        const { title, text, action } = outcome === 'no-profile' ? words.noProfile : words.noneFits;
        const act = () => void send('console.settings', {}).catch(() => undefined);
        card.show(host, { title, text, actions: [{ label: action, act }] });
      }
      return outcome;
    },
    approach(host) {
      if (news().prefetch) prefetch(() => read(host), accountOf);
    },
    async choose(host, open) {
      const row = read(host);
      const accountId = accountOf();
      if (!row) return;
      const request = { instanceId: row.instanceId, ...(accountId && { accountId }) };
      const answer = await send('console.profiles', request).catch(() => undefined);
      if (!answer?.ok) return;
      const actions = answer.value.map(({ profileId, name }) => ({
        label: name,
        act: () => open(profileId),
      }));
      card.show(host, { title: words.chooseTitle, text: row.name ?? row.instanceId, actions });
    },
  };
}
