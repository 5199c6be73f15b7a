import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { OptionsPage } from '../../components/options/options-page.tsx';
import { ask } from '../../components/shared/ask.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';

declareLanguage(document);
document.title = i18n.t('options.title');
render(<OptionsPage ask={ask} />, document.body);
