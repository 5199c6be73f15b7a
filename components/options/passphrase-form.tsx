import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { PASSPHRASE_MIN } from '../../lib/profiles/vault-state.ts';
import { PassphraseField } from '../shared/passphrase-field.tsx';
import {
  checkPassphrase,
  type PassphraseDraft,
  type PassphraseErrors,
} from './passphrase-draft.ts';
import { VaultFormFrame } from './vault-form-frame.tsx';
import type { VaultView } from './vault-view.ts';

const EMPTY: PassphraseDraft = { current: '', passphrase: '', repeated: '' };

/** Sets the passphrase or changes it. What is typed lives here alone, and ends with the form. */
export function PassphraseForm({ view }: { view: VaultView }) {
  const changes = view.form.value === 'change';
  const draft = useSignal(EMPTY);
  const errors = useSignal<PassphraseErrors>({});

  const bind = (field: keyof PassphraseDraft) => ({
    value: draft.value[field],
    onValue: (value: string) => {
      draft.value = { ...draft.value, [field]: value };
      errors.value = { ...errors.value, [field]: undefined };
    },
    error: errorWords(errors.value[field]),
  });

  const submit = async () => {
    errors.value = checkPassphrase(draft.value, changes);
    if (Object.keys(errors.value).length > 0) return;
    const { passphrase, current } = draft.value;
    if (changes) await view.change(passphrase, current);
    else await view.set(passphrase);
  };

  return (
    <VaultFormFrame
      view={view}
      submitLabel={changes ? i18n.t('options.vault.change') : i18n.t('options.vault.set')}
      onSubmit={submit}
    >
      {changes && <PassphraseField {...bind('current')} label={i18n.t('options.vault.current')} />}
      <PassphraseField
        {...bind('passphrase')}
        label={i18n.t('options.vault.new')}
        hint={i18n.t('options.vault.newHint', [PASSPHRASE_MIN])}
      />
      <PassphraseField {...bind('repeated')} label={i18n.t('options.vault.repeat')} />
    </VaultFormFrame>
  );
}

function errorWords(error: PassphraseErrors[keyof PassphraseErrors]): string | undefined {
  switch (error) {
    case 'missing':
      return i18n.t('vault.missing');
    case 'short':
      return i18n.t('options.vault.short', [PASSPHRASE_MIN]);
    case 'different':
      return i18n.t('options.vault.different');
    case undefined:
      return undefined;
  }
}
