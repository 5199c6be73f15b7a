import { i18n } from '#i18n';
import type { Outcome } from './open-instance.ts';

/** What a button says after what came of its last click: a label, and the whole sentence behind it. */
export type Words = Record<Outcome, { label: string; title: string }>;

/**
 * Reads all words at once, because a page that outlives its extension can't ask for them any more,
 * and that is when the last of them is needed. Labels are short: they stand in narrow columns.
 */
export const readWords = (): Words => ({
  opened: { label: i18n.t('console.open'), title: i18n.t('console.openTitle') },
  'no-profile': {
    label: i18n.t('console.noProfile.label'),
    title: i18n.t('console.noProfile.title'),
  },
  failed: { label: i18n.t('console.failed.label'), title: i18n.t('console.failed.title') },
  unreadable: {
    label: i18n.t('console.unreadable.label'),
    title: i18n.t('console.unreadable.title'),
  },
  orphaned: { label: i18n.t('console.orphaned.label'), title: i18n.t('console.orphaned.title') },
});
