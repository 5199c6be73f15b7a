import { i18n } from '#i18n';
import { useClock } from '../shared/use-clock.ts';
import type { Viewer } from './viewer-state.ts';

/** Says over the picture that it may be old; the picture itself stays as it is. */
export function StalledBadge({ viewer }: { viewer: Viewer }) {
  const state = viewer.state.value;
  return state.name === 'stalled' ? (
    <Badge since={state.silentSince} dropped={viewer.dropped.value} />
  ) : null;
}

function Badge({ since, dropped }: { since: number; dropped: boolean }) {
  const seconds = Math.max(0, Math.floor((useClock() - since) / 1000));
  return (
    <p class="stalled-badge" role="status">
      <strong>{i18n.t('viewer.stalledText', [seconds])}</strong>
      {dropped && <span>{i18n.t('viewer.dropped')}</span>}
    </p>
  );
}
