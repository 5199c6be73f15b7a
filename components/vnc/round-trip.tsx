import { i18n } from '#i18n';
import { useClock } from '../shared/use-clock.ts';
import type { Viewer } from './viewer-state.ts';

/** How far away the guest is, in time. */
export function RoundTrip({ viewer }: { viewer: Viewer }) {
  useClock();
  const ms = viewer.roundTripMs();
  if (ms === undefined) return null;
  return (
    <span class="round-trip" title={i18n.t('viewer.roundTripHint')}>
      {i18n.t('viewer.roundTrip', [Math.round(ms)])}
    </span>
  );
}
