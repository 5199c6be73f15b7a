import { i18n } from '#i18n';
import type { CheckedItem } from '../../lib/profiles/profile-report.ts';
import { ramAction } from '../shared/problem-text.ts';

/** What a test of a profile looks at, in words; a permission by its name in RAM. */
export function checkName(item: CheckedItem): string {
  switch (item) {
    case 'network':
      return i18n.t('options.test.network');
    case 'signature':
      return i18n.t('options.test.signature');
    case 'clock':
      return i18n.t('options.test.clock');
    default:
      return ramAction(item);
  }
}
