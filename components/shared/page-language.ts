import { i18n } from '#i18n';

/**
 * Tells the browser and screen readers which language the page's words are in. That is the locale
 * that was chosen, not the browser's language: a French browser shows our English.
 */
export function declareLanguage(page: Document): void {
  page.documentElement.lang = i18n.t('common.language');
}
