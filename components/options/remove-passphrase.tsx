import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { PassphraseField } from '../shared/passphrase-field.tsx';
import { VaultFormFrame } from './vault-form-frame.tsx';
import type { VaultView } from './vault-view.ts';

/** Asks for the passphrase once more before the vault does without it. */
export function RemovePassphrase({ view }: { view: VaultView }) {
  const current = useSignal('');
  const missing = useSignal(false);

  const submit = async () => {
    missing.value = current.value === '';
    if (!missing.value) await view.remove(current.value);
  };

  return (
    <VaultFormFrame view={view} submitLabel={i18n.t('options.vault.remove')} onSubmit={submit}>
      <PassphraseField
        label={i18n.t('options.vault.current')}
        hint={i18n.t('options.vault.removeText')}
        value={current.value}
        onValue={(value) => {
          current.value = value;
          missing.value = false;
        }}
        error={missing.value ? i18n.t('vault.missing') : undefined}
      />
    </VaultFormFrame>
  );
}
