import { LayoutGrid, PanelTopOpen, Settings } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { ProgressLine } from '../shared/progress-line.tsx';
import type { PickerState } from './picker-state.ts';

interface PopupHeaderProps {
  state: PickerState;
  /** Opens the picker in a tab; missing where it is in one. */
  openInTab: (() => void) | undefined;
  openWall: () => void;
  openSettings: () => void;
  /** The search box, and the menu of viewers. */
  children: ComponentChildren;
}

export function PopupHeader({ state, children, ...open }: PopupHeaderProps) {
  const { done = 0, all = 0 } = state.progress.value ?? {};
  const isListing = state.phase.value === 'listing' && !state.isDone.value;
  return (
    <header class="popup-header">
      <h1 class="visually-hidden">{i18n.t('popup.title')}</h1>
      <div class="popup-bar">
        {children}
        <IconButton label={i18n.t('popup.wall')} onClick={open.openWall}>
          <LayoutGrid size={16} aria-hidden />
        </IconButton>
        {open.openInTab && (
          <IconButton label={i18n.t('popup.openInTab')} onClick={open.openInTab}>
            <PanelTopOpen size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label={i18n.t('common.settings')} onClick={open.openSettings}>
          <Settings size={16} aria-hidden />
        </IconButton>
      </div>
      <ProgressLine
        active={isListing || state.opening.value}
        label={i18n.t('popup.asking', [done, all])}
        share={all > 0 && isListing ? done / all : undefined}
      />
    </header>
  );
}

interface IconButtonProps {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

const IconButton = ({ label, onClick, children }: IconButtonProps) => (
  <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClick}>
    {children}
  </button>
);
