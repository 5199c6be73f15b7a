import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { PopupPage } from '../../components/popup/popup-page.tsx';
import { ask } from '../../components/shared/ask.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';

declareLanguage(document);
document.title = i18n.t('popup.title');
const close = () => window.close();
const openSettings = () => browser.runtime.openOptionsPage().then(close);
render(<PopupPage ask={ask} close={close} openSettings={openSettings} />, document.body);
