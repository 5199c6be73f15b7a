import { i18n } from '#i18n';
import icon from '../shared/icon.svg';

export function OptionsHeader() {
  return (
    <header class="options-header">
      <img src={icon} alt="" width="32" height="32" />
      <h1>{i18n.t('options.title')}</h1>
    </header>
  );
}
