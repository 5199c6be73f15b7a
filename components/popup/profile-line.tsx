import { i18n } from '#i18n';
import { regionName } from '../shared/region-name.ts';
import type { InstancesState } from './instances-state.ts';

/** Whose instances these are, and in which region. */
export function ProfileLine({ state }: { state: InstancesState }) {
  const profile = state.profile.value;
  if (!profile) return null;
  const profiles = state.profiles.value ?? [];
  const [regionId] = profile.regionIds;
  return (
    <div class="profile-line">
      {profiles.length > 1 ? (
        <select
          aria-label={i18n.t('popup.profile')}
          value={profile.id}
          onChange={(event) => state.choose(event.currentTarget.value)}
        >
          {profiles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <span class="popup-profile">{profile.name}</span>
      )}
      <span class="popup-region" title={regionId}>
        {regionName(regionId) ?? regionId}
      </span>
    </div>
  );
}
