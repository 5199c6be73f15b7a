import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import { Button } from '../shared/button.tsx';
import type { ProfilesState } from './profiles-state.ts';

interface RemoveConfirmProps {
  profile: ProfileSummary;
  profiles: ProfilesState;
}

/** Asks, in the place of the card's buttons, with the focus on the answer that changes nothing. */
export function RemoveConfirm({ profile, profiles }: RemoveConfirmProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-keep]')?.focus();
  }, []);

  const keep = () => {
    const card = box.current?.closest('li');
    profiles.removing.value = undefined;
    requestAnimationFrame(() => card?.querySelector<HTMLElement>('[data-remove]')?.focus());
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset names a group of inputs, these are buttons
    <div
      ref={box}
      class="confirm"
      role="group"
      aria-label={i18n.t('options.remove.question', [profile.name])}
      onKeyDown={(event) => event.key === 'Escape' && keep()}
    >
      <p>{i18n.t('options.remove.question', [profile.name])}</p>
      <Button small variant="danger" onClick={() => profiles.remove(profile)}>
        {i18n.t('options.profiles.remove')}
      </Button>
      <Button small data-keep onClick={keep}>
        {i18n.t('options.remove.keep')}
      </Button>
    </div>
  );
}
