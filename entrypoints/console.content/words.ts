import { i18n } from '#i18n';
import type { Outcome } from './open-instance.ts';

/** What stands on a button, after what came of its last click. */
export function labelOf(outcome: Outcome): string {
  switch (outcome) {
    case 'opened':
      return i18n.t('console.open');
    case 'no-profile':
      return i18n.t('console.noProfile.label');
    case 'failed':
      return i18n.t('console.failed.label');
    case 'unreadable':
      return i18n.t('console.unreadable.label');
    case 'orphaned':
      return i18n.t('console.orphaned.label');
  }
}

/** The whole sentence behind a label: what happened and what to do. */
export function titleOf(outcome: Outcome): string {
  switch (outcome) {
    case 'opened':
      return i18n.t('console.openTitle');
    case 'no-profile':
      return i18n.t('console.noProfile.title');
    case 'failed':
      return i18n.t('console.failed.title');
    case 'unreadable':
      return i18n.t('console.unreadable.title');
    case 'orphaned':
      return i18n.t('console.orphaned.title');
  }
}
