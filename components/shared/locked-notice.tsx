import { useSignal } from '@preact/signals';
import { Lock, LockOpen } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import { problemText } from './problem-text.ts';
import { UnlockForm } from './unlock-form.tsx';

/** In the place of what needs the vault: asks for the passphrase, and then lets one go on. */
export function LockedNotice({ action }: { action?: ComponentChildren }) {
  const locked = useSignal(true);
  useEffect(
    () =>
      onVaultNews(({ status }) => {
        locked.value = status === 'locked';
      }),
    [locked],
  );
  return locked.value ? <AskPassphrase /> : <MayGoOn action={action} />;
}

function AskPassphrase() {
  const { title, advice } = problemText({ kind: 'vault-locked' });
  return (
    <div class="locked">
      <Lock size={16} aria-hidden />
      <div class="locked-body">
        <p class="locked-title">{title}</p>
        <p>{advice}</p>
        <UnlockForm focus />
      </div>
    </div>
  );
}

function MayGoOn({ action }: { action: ComponentChildren }) {
  return (
    <div class="locked" role="status">
      <LockOpen size={16} aria-hidden />
      <div class="locked-body">
        <p>{i18n.t('vault.unlocked')}</p>
        {action && <div class="locked-action">{action}</div>}
      </div>
    </div>
  );
}
