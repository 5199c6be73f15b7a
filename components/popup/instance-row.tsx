import { AppWindow, Pin } from 'lucide-preact';
import { i18n } from '#i18n';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import { StatusDot } from '../shared/status-dot.tsx';
import { keepFocus } from './keep-focus.ts';
import { ROW_HEIGHT } from './list-window.ts';
import { Marked } from './marked.tsx';
import { OsIcon } from './os-icon.tsx';
import type { RowParts } from './row-parts.ts';

/** The id of the option's element, which the search box points at. */
export const optionId = (key: string): string => `option-${key}`;

interface InstanceRowProps {
  id: string;
  row: InventoryRow;
  parts: RowParts;
  profile: ProfileSummary | undefined;
  /** Its place in the whole list, of which a part is drawn, and how long that is. */
  index: number;
  count: number;
  isActive: boolean;
  isPinned: boolean;
  isOpen: boolean;
  onClick: (event: MouseEvent) => void;
  onMenu: (event: MouseEvent) => void;
}

export function InstanceRow(props: InstanceRowProps) {
  const { id, row, parts, profile, index, count } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the focus and handles the keys
    <div
      id={id}
      class="instance"
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ top: `${index * ROW_HEIGHT}px` }}
      onMouseDown={keepFocus}
      onClick={props.onClick}
      onContextMenu={props.onMenu}
    >
      <span
        class={`swatch profile-mark ${profile?.colour ?? 'grey'}`}
        role="img"
        aria-label={profile?.name}
        title={profile?.name}
      />
      <OsIcon instance={row} />
      <span class="instance-title">
        <span class="instance-name" title={row.name}>
          <Marked {...parts.name} />
        </span>
        {props.isPinned && <Pin size={12} aria-label={i18n.t('popup.pinned')} />}
        {props.isOpen && <AppWindow size={12} aria-label={i18n.t('popup.viewerOpen')} />}
      </span>
      <StatusDot status={row.status}>
        <span class="status-word">
          <Marked {...parts.status} />
        </span>
      </StatusDot>
      <span class="instance-place">
        <span class="instance-id">
          <Marked {...parts.id} />
        </span>
        <span class="instance-region" title={row.regionId}>
          <Marked {...parts.region} />
        </span>
      </span>
      <span class="instance-detail" title={parts.detail.text}>
        <Marked {...parts.detail} />
      </span>
    </div>
  );
}
