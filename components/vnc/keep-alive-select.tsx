import { i18n } from '#i18n';
import { KEEP_ALIVE_HOURS } from '../../lib/settings.ts';
import type { Viewer } from './viewer-state.ts';

/** How long the profile's viewers stay connected without being used, and how they do it. */
export function KeepAliveSelect({ viewer }: { viewer: Viewer }) {
  const hint = i18n.t('viewer.keepAliveHint', [viewer.names.value.profileName ?? '']);
  return (
    <label class="keep-alive" title={hint}>
      {i18n.t('viewer.keepAlive')}
      <select
        value={viewer.keepAliveHours.value}
        onChange={({ currentTarget }) => {
          const hours = KEEP_ALIVE_HOURS.find((value) => String(value) === currentTarget.value);
          if (hours !== undefined) viewer.setKeepAlive(hours);
        }}
      >
        {KEEP_ALIVE_HOURS.map((hours) => (
          <option key={hours} value={hours}>
            {hours === 0 ? i18n.t('viewer.keepAliveOff') : i18n.t('viewer.keepAliveHours', [hours])}
          </option>
        ))}
      </select>
    </label>
  );
}
