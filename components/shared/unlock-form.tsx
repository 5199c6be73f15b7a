import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { problemText } from './problem-text.ts';
import './unlock-form.css';

/**
 * Asks for the passphrase and unlocks the vault. What is to happen then is not its matter: the news
 * reaches this page as it reaches all others (`lib/messaging/vault-news.ts`).
 */
export function UnlockForm({ focus = false }: { focus?: boolean }) {
  const element = useRef<HTMLFormElement>(null);
  const passphrase = useSignal('');
  const busy = useSignal(false);
  const error = useSignal<string>();

  useEffect(() => {
    if (focus) element.current?.querySelector('input')?.focus();
  }, [focus]);

  const unlock = async () => {
    busy.value = true;
    const answer = await ask('vault.unlock', { passphrase: passphrase.value });
    busy.value = false;
    if (answer.ok) passphrase.value = '';
    else error.value = words(answer.problem);
  };

  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy.value) return;
    error.value = passphrase.value === '' ? i18n.t('vault.missing') : undefined;
    if (!error.value) await unlock();
    if (error.value) element.current?.querySelector('input')?.select();
  };

  return (
    <form ref={element} class="unlock-form" noValidate onSubmit={onSubmit}>
      <PassphraseField
        label={i18n.t('vault.passphrase')}
        value={passphrase.value}
        onValue={(value) => {
          passphrase.value = value;
          error.value = undefined;
        }}
        error={error.value}
      />
      <Button variant="primary" type="submit" busy={busy.value}>
        {busy.value ? i18n.t('vault.unlocking') : i18n.t('vault.unlock')}
      </Button>
      <p class="visually-hidden" role="alert">
        {error.value}
      </p>
    </form>
  );
}

function words(problem: Problem): string {
  const { title, advice } = problemText(problem);
  return `${title}. ${advice}`;
}
