import { i18n } from '#i18n';
import { AUTO_LOCK_MINUTES, type AutoLockMinutes } from '../../lib/profiles/vault-state.ts';
import { SelectField } from '../shared/field.tsx';
import type { VaultView } from './vault-view.ts';

interface AutoLockSelectProps {
  view: VaultView;
  minutes: AutoLockMinutes;
}

/** After how long without use the vault locks itself. */
export function AutoLockSelect({ view, minutes }: AutoLockSelectProps) {
  const words: Record<AutoLockMinutes, string> = {
    15: i18n.t('options.vault.after15Minutes'),
    60: i18n.t('options.vault.after1Hour'),
    240: i18n.t('options.vault.after4Hours'),
    480: i18n.t('options.vault.after8Hours'),
    0: i18n.t('options.vault.afterNone'),
  };
  const choose = (value: string) => {
    const chosen = AUTO_LOCK_MINUTES.find((choice) => String(choice) === value);
    if (chosen !== undefined) view.setAutoLock(chosen);
  };
  return (
    <SelectField
      label={i18n.t('options.vault.lockAfter')}
      hint={
        import.meta.env.FIREFOX
          ? i18n.t('options.vault.alsoLocksInFirefox')
          : i18n.t('options.vault.alsoLocks')
      }
      value={String(minutes)}
      onValue={choose}
      choices={AUTO_LOCK_MINUTES.map((choice) => ({
        value: String(choice),
        label: words[choice],
      }))}
    />
  );
}
