import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { instanceIdInText } from '../console/instance-id.ts';
import type { Found } from '../instances/search/search.ts';
import type { LookUp, ReadLookUp } from './look-up.ts';
import type { Reach } from './reach.ts';
import { contentOf, describe, type Markup } from './suggestions.ts';

export interface OmniboxParts {
  inventory: { refresh(): Promise<void> };
  lookUp: ReadLookUp;
  reach: Reach;
  openPicker(): Promise<void>;
}

interface Suggestion {
  content: string;
  description: string;
}

/** Beside the first, which the browser shows for what was typed itself. */
const MORE = 5;

/**
 * The address bar after our keyword: suggests from the inventory, and opens what is chosen.
 * @param markup how this browser reads a description
 */
export function createOmnibox(parts: OmniboxParts, markup: Markup) {
  const { inventory, lookUp, reach, openPicker } = parts;
  // Read once for what is typed in one go; lost with the worker, which costs reading it again.
  let reading: Promise<LookUp | 'locked'> | undefined;
  let typed = '';

  const known = (): Promise<LookUp | 'locked'> => {
    reading ??= lookUp();
    return reading;
  };
  const forget = (): void => {
    reading = undefined;
    typed = '';
  };
  const say = (description: string): void =>
    void browser.omnibox.setDefaultSuggestion({ description });

  const started = (): void => {
    forget();
    say(markup.plain(i18n.t('omnibox.begin')));
    known();
    // What it finds is for the next time: a list must not change under the hands.
    inventory.refresh().catch(() => undefined);
  };

  return {
    started,
    cancelled: forget,

    async changed(text: string, suggest: (suggestions: Suggestion[]) => void): Promise<void> {
      typed = text;
      const current = await known();
      // Somebody types faster than this: the answer to the next letters is on its way.
      if (typed !== text) return;
      if (current === 'locked') return say(markup.plain(i18n.t('omnibox.locked')));
      const [best, ...others] = current.find(text, MORE + 1);
      say(best ? line(current, best) : markup.plain(nothing(text)));
      suggest(
        others.map((found) => ({ content: contentOf(found), description: line(current, found) })),
      );
    },

    async entered(text: string): Promise<void> {
      const current = await known();
      forget();
      const named = instanceIdInText(text.split(' ', 1)[0] ?? '');
      const [best] =
        current === 'locked' || text.trim() === '' ? [] : current.find(named ?? text, 1);
      if (best) {
        const { instanceId, regionId, profileId, name } = best.row;
        return reach({ instanceId, regionId, profileId, name });
      }
      await (named === undefined ? openPicker() : reach({ instanceId: named }));
    },
  };

  function line(current: LookUp, found: Found): string {
    return describe(found, current.profileOf(found.row), markup);
  }
}

/** What Enter does where nothing that is known matches. */
function nothing(text: string): string {
  const named = instanceIdInText(text);
  return named === undefined ? i18n.t('omnibox.nothing', [text]) : i18n.t('omnibox.find', [named]);
}
