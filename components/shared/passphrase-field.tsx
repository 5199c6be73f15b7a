import { useSignal } from '@preact/signals';
import { Eye, EyeOff } from 'lucide-preact';
import type { TargetedInputEvent } from 'preact';
import { i18n } from '#i18n';
import { Field } from './field.tsx';
import './passphrase-field.css';

interface PassphraseFieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the entry, as a sentence. */
  error?: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

/**
 * A passphrase, hidden until its owner wants to see it. It has no name and is not to be completed:
 * browsers keep neither for a restored session, nor offer to remember it.
 */
export function PassphraseField({ label, hint, error, value, onValue }: PassphraseFieldProps) {
  const shown = useSignal(false);
  const Icon = shown.value ? EyeOff : Eye;
  const line = {
    value,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  } as const;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(wiring) => (
        <div class="passphrase">
          {shown.value ? (
            <input {...line} {...wiring} type="text" />
          ) : (
            <input {...line} {...wiring} type="password" />
          )}
          <button
            type="button"
            class="passphrase-show"
            aria-pressed={shown.value}
            aria-label={i18n.t('vault.show')}
            title={i18n.t('vault.show')}
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            <Icon size={16} aria-hidden />
          </button>
        </div>
      )}
    />
  );
}
