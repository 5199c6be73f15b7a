import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import { Button } from '../shared/button.tsx';
import { regionName } from '../shared/region-name.ts';
import { colourName } from './colour-field.tsx';
import { shortenKeyId } from './identity.ts';
import { modeName } from './mode-words.ts';
import type { ProfilesState } from './profiles-state.ts';
import { RemoveConfirm } from './remove-confirm.tsx';
import { TestResult } from './test-result.tsx';

interface ProfileCardProps {
  profile: ProfileSummary;
  isDefault: boolean;
  profiles: ProfilesState;
  onEdit: () => void;
}

export function ProfileCard({ profile, isDefault, profiles, onEdit }: ProfileCardProps) {
  const nameId = `profile-${profile.id}`;
  const outcome = profiles.tests.value.get(profile.id);
  return (
    <li class="profile-card" aria-labelledby={nameId}>
      <div class="profile-name">
        <span
          class={`swatch ${profile.colour}`}
          role="img"
          aria-label={colourName(profile.colour)}
        />
        <h3 id={nameId}>{profile.name}</h3>
        {isDefault && <span class="badge">{i18n.t('options.profiles.default')}</span>}
      </div>
      <ProfileFacts profile={profile} />
      {profiles.removing.value === profile.id ? (
        <RemoveConfirm profile={profile} profiles={profiles} />
      ) : (
        <div class="profile-actions">
          <Button
            small
            busy={outcome?.state === 'testing'}
            aria-describedby={nameId}
            onClick={() => profiles.test(profile.id)}
          >
            {i18n.t('options.profiles.test')}
          </Button>
          <Button small aria-describedby={nameId} onClick={onEdit}>
            {i18n.t('options.profiles.edit')}
          </Button>
          {!isDefault && (
            <Button
              small
              variant="quiet"
              aria-describedby={nameId}
              onClick={() => profiles.makeDefault(profile.id)}
            >
              {i18n.t('options.profiles.makeDefault')}
            </Button>
          )}
          <Button
            small
            variant="quiet"
            data-remove
            aria-describedby={nameId}
            onClick={() => {
              profiles.removing.value = profile.id;
            }}
          >
            {i18n.t('options.profiles.remove')}
          </Button>
        </div>
      )}
      <TestResult outcome={outcome} onEdit={onEdit} onRetry={() => profiles.test(profile.id)} />
    </li>
  );
}

function ProfileFacts({ profile }: { profile: ProfileSummary }) {
  const { source, regionIds } = profile;
  const keyId = 'accessKeyId' in source && source.accessKeyId;
  const role = 'roleArn' in source && source.roleArn;
  const facts: [string, ComponentChildren][] = [
    [i18n.t('options.form.mode'), source.mode !== 'AK' && modeName(source.mode)],
    [i18n.t('options.form.accessKeyId'), keyId && <code>{shortenKeyId(keyId)}</code>],
    [i18n.t('options.form.roleArn'), role && <code>{role.slice(role.indexOf('/') + 1)}</code>],
    [i18n.t('options.profiles.regions'), regionIds.map((id) => regionName(id) ?? id).join(', ')],
    [i18n.t('options.profiles.account'), profile.accountId],
  ];
  return (
    <dl class="profile-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
