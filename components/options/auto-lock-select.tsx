import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { AUTO_LOCK_MINUTES, type AutoLockMinutes } from '../../lib/profiles/vault-state.ts';
import type { VaultView } from './vault-view.ts';

interface AutoLockSelectProps {
  view: VaultView;
  minutes: AutoLockMinutes;
}

/** After how long without use the vault locks itself. */
export function AutoLockSelect({ view, minutes }: AutoLockSelectProps) {
  const id = useId();
  const words: Record<AutoLockMinutes, string> = {
    15: i18n.t('options.vault.after15Minutes'),
    60: i18n.t('options.vault.after1Hour'),
    240: i18n.t('options.vault.after4Hours'),
    480: i18n.t('options.vault.after8Hours'),
    0: i18n.t('options.vault.afterNone'),
  };
  return (
    <div class="field auto-lock">
      <label for={id}>{i18n.t('options.vault.lockAfter')}</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={minutes}
        onChange={({ currentTarget }) => {
          const chosen = AUTO_LOCK_MINUTES.find((choice) => `${choice}` === currentTarget.value);
          if (chosen !== undefined) view.setAutoLock(chosen);
        }}
      >
        {AUTO_LOCK_MINUTES.map((choice) => (
          <option key={choice} value={choice}>
            {words[choice]}
          </option>
        ))}
      </select>
      <p class="field-hint" id={`${id}-hint`}>
        {import.meta.env.FIREFOX
          ? i18n.t('options.vault.alsoLocksInFirefox')
          : i18n.t('options.vault.alsoLocks')}
      </p>
    </div>
  );
}
