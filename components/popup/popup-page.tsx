import { Settings } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import type { Ask } from '../shared/ask.ts';
import { Button } from '../shared/button.tsx';
import { ProgressLine } from '../shared/progress-line.tsx';
import { InstanceList } from './instance-list.tsx';
import { createInstancesState } from './instances-state.ts';
import { PopupBody } from './popup-body.tsx';
import { OpenProblem } from './popup-problem.tsx';
import { ProfileLine } from './profile-line.tsx';
import { ViewersMenu } from './viewers-menu.tsx';
import './popup.css';

interface PopupPageProps {
  ask: Ask;
  close: () => void;
  openSettings: () => void;
}

export function PopupPage({ ask, close, openSettings }: PopupPageProps) {
  const state = useMemo(() => createInstancesState(ask), [ask]);
  useEffect(() => {
    state.start();
    return onVaultNews(({ status }) => {
      if (status !== 'locked' && state.problem.value?.kind === 'vault-locked') state.retry();
    });
  }, [state]);

  const busy = state.loading.value || state.openingId.value !== undefined;
  return (
    <>
      <header class="popup-header">
        <h1 class="visually-hidden">{i18n.t('popup.title')}</h1>
        <div class="popup-top">
          <ProfileLine state={state} />
          <ViewersMenu ask={ask} close={close} />
        </div>
        <ProgressLine active={busy} label={i18n.t('common.loading')} />
      </header>
      <main class="popup-main">
        <OpenProblem state={state} openSettings={openSettings} onOpened={close} />
        <PopupBody state={state} openSettings={openSettings}>
          <InstanceList state={state} openSettings={openSettings} onOpened={close} />
        </PopupBody>
      </main>
      <footer class="popup-footer">
        {state.instances.value.length > 0 && <KeyHints />}
        <Button
          variant="quiet"
          small
          icon={<Settings size={14} aria-hidden />}
          onClick={openSettings}
        >
          {i18n.t('common.settings')}
        </Button>
      </footer>
    </>
  );
}

function KeyHints() {
  return (
    <p class="key-hints">
      <kbd>↑</kbd>
      <kbd>↓</kbd> {i18n.t('popup.hintMove')}
      <kbd>Enter</kbd> {i18n.t('popup.hintOpen')}
    </p>
  );
}
