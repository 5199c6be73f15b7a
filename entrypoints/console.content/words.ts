import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure } from '#i18n';
import type { Outcome } from './open-instance.ts';

/** None of these texts has a number or a name in it, so none needs the code that puts them there. */
const i18n = {
  t: (key: keyof GeneratedI18nStructure): string =>
    (browser.i18n.getMessage as (name: string) => string)(key.replaceAll('.', '_')),
};

interface Word {
  label: string;
  title: string;
}

/** All that buttons and their card say. */
export interface Words {
  /** A label, and the whole sentence behind it, after what came of a click. */
  outcomes: Record<Exclude<Outcome, 'opened'>, Word>;
  /** Before a click, by what is known of the instance. */
  ready: Word;
  stopped: Word;
  /** Its viewer is open. */
  shown: Word;
  opening: string;
  /** Added to a title where there are several profiles to choose from. */
  chooseHint: string;
  chooseTitle: string;
  /** Why there is no way in, and the way out of it. */
  noProfile: Offer;
  noneFits: Offer;
}

interface Offer {
  title: string;
  text: string;
  action: string;
}

/**
 * Reads all words at once, because a page that outlives its extension can't ask for them any more,
 * and that is when the last of them is needed. Labels are short: they stand in narrow columns.
 */
export const readWords = (): Words => ({
  outcomes: {
    'no-profile': {
      label: i18n.t('console.noProfile.label'),
      title: i18n.t('console.noProfile.title'),
    },
    'no-profile-fits': {
      label: i18n.t('console.noneFits.label'),
      title: i18n.t('console.noneFits.title'),
    },
    failed: { label: i18n.t('console.failed.label'), title: i18n.t('console.failed.title') },
    unreadable: {
      label: i18n.t('console.unreadable.label'),
      title: i18n.t('console.unreadable.title'),
    },
    orphaned: { label: i18n.t('console.orphaned.label'), title: i18n.t('console.orphaned.title') },
  },
  ready: { label: i18n.t('console.open'), title: i18n.t('console.openTitle') },
  stopped: { label: i18n.t('console.stopped.label'), title: i18n.t('console.stopped.title') },
  shown: { label: i18n.t('console.open'), title: i18n.t('console.shownTitle') },
  opening: i18n.t('console.opening'),
  chooseHint: i18n.t('console.chooseHint'),
  chooseTitle: i18n.t('console.chooseTitle'),
  noProfile: {
    title: i18n.t('console.noProfile.title'),
    text: i18n.t('console.noProfile.text'),
    action: i18n.t('console.addProfile'),
  },
  noneFits: {
    title: i18n.t('console.noneFits.title'),
    text: i18n.t('console.noneFits.text'),
    action: i18n.t('console.addProfile'),
  },
});
