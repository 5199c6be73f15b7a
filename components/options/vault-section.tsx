import { useSignalEffect } from '@preact/signals';
import { Lock, LockOpen, Shield, ShieldAlert } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import type { VaultState } from '../../lib/profiles/vault-state.ts';
import type { Ask } from '../shared/ask.ts';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { UnlockForm } from '../shared/unlock-form.tsx';
import { AutoLockSelect } from './auto-lock-select.tsx';
import { EraseConfirm } from './erase-confirm.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RemovePassphrase } from './remove-passphrase.tsx';
import { createVaultView, type VaultDeed, type VaultView } from './vault-view.ts';
import './vault-section.css';

/** How the secrets are kept, and all that can be done about it. */
export function VaultSection({ ask }: { ask: Ask }) {
  const view = useMemo(() => createVaultView(ask), [ask]);
  useEffect(() => {
    view.load();
    return onVaultNews(view.hear);
  }, [view]);
  useSignalEffect(() => {
    if (view.done.value) focusTitle();
  });
  const state = view.state.value;
  return (
    <section class="vault" aria-labelledby="vault-title">
      <div class="section-head">
        <h2 id="vault-title" tabIndex={-1}>
          {i18n.t('options.vault.title')}
        </h2>
      </div>
      {state && <VaultCard view={view} state={state} />}
      {!state && view.problem.value && (
        <ProblemNotice
          problem={view.problem.value}
          action={<Button onClick={view.load}>{i18n.t('common.retry')}</Button>}
        />
      )}
      <p class="visually-hidden" role="status">
        {view.done.value && deedWords(view.done.value)}
      </p>
    </section>
  );
}

/** What had the focus is gone; without this the keyboard would start again at the top of the page. */
function focusTitle(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('vault-title')?.focus();
  });
}

function deedWords(deed: VaultDeed): string {
  const words: Record<VaultDeed, string> = {
    set: i18n.t('options.vault.doneSet'),
    changed: i18n.t('options.vault.doneChanged'),
    removed: i18n.t('options.vault.doneRemoved'),
    erased: i18n.t('options.vault.doneErased'),
    locked: i18n.t('options.vault.doneLocked'),
    unlocked: i18n.t('vault.unlocked'),
  };
  return words[deed];
}

interface CardProps {
  view: VaultView;
  state: VaultState;
}

function VaultCard({ view, state }: CardProps) {
  return (
    <div class="vault-card">
      <Status status={state.status} />
      <VaultForms view={view} state={state} />
    </div>
  );
}

function Status({ status }: { status: VaultState['status'] }) {
  const looks = {
    open: [Shield, i18n.t('options.vault.open'), i18n.t('options.vault.openText')],
    unlocked: [LockOpen, i18n.t('options.vault.unlocked'), i18n.t('options.vault.unlockedText')],
    locked: [Lock, i18n.t('options.vault.locked'), i18n.t('options.vault.lockedText')],
    damaged: [ShieldAlert, i18n.t('options.vault.damaged'), i18n.t('options.vault.damagedText')],
  } as const;
  const [Icon, title, text] = looks[status];
  return (
    <div class="vault-status" data-status={status}>
      <Icon size={20} aria-hidden />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
    </div>
  );
}

function VaultForms({ view, state }: CardProps) {
  switch (view.form.value) {
    case 'set':
    case 'change':
      return <PassphraseForm view={view} />;
    case 'remove':
      return <RemovePassphrase view={view} />;
    case 'erase':
      return <EraseConfirm view={view} />;
    case 'none':
      return <Actions view={view} state={state} />;
  }
}

function Actions({ view, state }: CardProps) {
  switch (state.status) {
    case 'open':
      return (
        <div class="vault-actions">
          <Button onClick={() => view.open('set')}>{i18n.t('options.vault.set')}</Button>
        </div>
      );
    case 'locked':
      return (
        <>
          <UnlockForm />
          <div class="vault-actions">
            <Button variant="quiet" small onClick={() => view.open('erase')}>
              {i18n.t('options.vault.forgot')}
            </Button>
          </div>
        </>
      );
    case 'unlocked':
      return (
        <>
          <AutoLockSelect view={view} minutes={state.autoLockMinutes} />
          <div class="vault-actions">
            <Button icon={<Lock size={16} aria-hidden />} onClick={view.lock}>
              {i18n.t('options.vault.lockNow')}
            </Button>
            <Button onClick={() => view.open('change')}>{i18n.t('options.vault.change')}</Button>
            <Button variant="quiet" onClick={() => view.open('remove')}>
              {i18n.t('options.vault.remove')}
            </Button>
          </div>
        </>
      );
    case 'damaged':
      return (
        <div class="vault-actions">
          <Button variant="danger" onClick={() => view.open('erase')}>
            {i18n.t('options.vault.erase')}
          </Button>
        </div>
      );
  }
}
