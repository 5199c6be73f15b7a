import { X } from 'lucide-preact';
import { i18n } from '#i18n';
import type { ViewerEntry } from '../../lib/viewers/viewer-entry.ts';
import type { ViewerState } from '../../lib/viewers/viewer-state.ts';
import { regionName } from '../shared/region-name.ts';

interface ViewerItemProps {
  viewer: ViewerEntry;
  onFocus: () => void;
  onClose: () => void;
}

/** One open viewer: a press goes to it. */
export function ViewerItem({ viewer, onFocus, onClose }: ViewerItemProps) {
  const { instance, name = instance.instanceId, profileName, state } = viewer;
  const place = regionName(instance.regionId) ?? instance.regionId;
  return (
    <li class="viewers-item">
      <button type="button" class="viewers-go" onClick={onFocus}>
        <span class="viewers-name" title={name}>
          {name}
        </span>
        <span class={`viewers-state ${state}`}>{stateWord(state)}</span>
        <span class="viewers-place">{[place, profileName].filter(Boolean).join(' · ')}</span>
      </button>
      <button
        type="button"
        class="viewers-close"
        aria-label={i18n.t('viewers.close', [name])}
        title={i18n.t('viewers.close', [name])}
        onClick={onClose}
      >
        <X size={14} aria-hidden />
      </button>
    </li>
  );
}

function stateWord(state: ViewerState): string {
  switch (state) {
    case 'opening':
      return i18n.t('viewers.opening');
    case 'live':
      return i18n.t('viewers.live');
    case 'lost':
      return i18n.t('viewers.lost');
    case 'rests':
      return i18n.t('viewers.rests');
  }
}
