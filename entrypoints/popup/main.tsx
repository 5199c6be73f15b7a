import '../../components/shared/tokens.css';
import '../../components/shared/base.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createPickerState, refOf } from '../../components/popup/picker-state.ts';
import { PopupPage } from '../../components/popup/popup-page.tsx';
import { createPreviewState } from '../../components/popup/preview-state.ts';
import { ask } from '../../components/shared/ask.ts';
import { declareLanguage } from '../../components/shared/page-language.ts';
import { regionName } from '../../components/shared/region-name.ts';
import { statusWord } from '../../components/shared/status-dot.tsx';
import { connectInventory } from '../../lib/messaging/inventory-port.ts';

declareLanguage(document);
document.title = i18n.t('popup.title');

/** The same picker with more room: it fills its tab, and stays there. */
const isInTab = new URLSearchParams(location.search).has('tab');
document.documentElement.classList.toggle('in-tab', isInTab);
const close = () => {
  if (!isInTab) window.close();
};

const state = createPickerState({
  ask,
  connect: connectInventory,
  words: { region: regionName, status: statusWord },
  later: requestAnimationFrame,
});
const preview = createPreviewState({
  ask,
  chosen: computed(() => {
    const { row } = state.active.value ?? {};
    return row?.status === 'Running' ? refOf(row) : undefined;
  }),
  after(ms, signal, call) {
    const timer = setTimeout(call, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  },
});

state.start();
preview.start();
render(
  <PopupPage
    ask={ask}
    state={state}
    preview={preview}
    close={close}
    openSettings={() => browser.runtime.openOptionsPage().then(close)}
    openTab={(url) => browser.tabs.create({ url })}
    isInTab={isInTab}
  />,
  document.body,
);
