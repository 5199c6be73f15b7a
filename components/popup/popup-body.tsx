import { KeyRound, SearchX, ServerOff } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { LockedNotice } from '../shared/locked-notice.tsx';
import type { PickerState } from './picker-state.ts';
import { ProblemList } from './problem-list.tsx';
import { problemsOf } from './source-problems.ts';

interface PopupBodyProps {
  state: PickerState;
  openSettings: () => void;
  onOpenUnknown: (instanceId: string) => void;
  /** The list and the preview, for when there is something to list. */
  children: ComponentChildren;
}

/** The list, or what stands in its place while there is none. */
export function PopupBody({ state, openSettings, onOpenUnknown, children }: PopupBodyProps) {
  const phase = state.phase.value;
  if (phase === 'locked') {
    return (
      <div class="popup-notice">
        <LockedNotice />
      </div>
    );
  }
  if (phase === 'no-profile') return <NoProfile openSettings={openSettings} />;
  if (state.results.value.length > 0) return <>{children}</>;
  if (state.query.value !== '') return <NoMatch state={state} onOpenUnknown={onOpenUnknown} />;
  if (problemsOf(state.sources.value).length > 0) {
    return (
      <div class="popup-notice">
        <ProblemList state={state} openSettings={openSettings} />
      </div>
    );
  }
  if (phase === 'starting' || !state.isDone.value) return <div class="skeleton" aria-hidden />;
  return <NoInstances />;
}

function NoProfile({ openSettings }: { openSettings: () => void }) {
  return (
    <EmptyState
      icon={<KeyRound size={28} aria-hidden />}
      title={i18n.t('popup.noProfile.title')}
      text={i18n.t('popup.noProfile.text')}
      action={
        <Button variant="primary" onClick={openSettings}>
          {i18n.t('popup.noProfile.action')}
        </Button>
      }
    />
  );
}

/** All regions were asked, and the profiles may list. */
function NoInstances() {
  return (
    <EmptyState
      icon={<ServerOff size={28} aria-hidden />}
      title={i18n.t('popup.empty.title')}
      text={i18n.t('popup.empty.text')}
    />
  );
}

/** An instance's whole id is worth a try: its region may not have answered yet. */
function NoMatch({ state, onOpenUnknown }: Pick<PopupBodyProps, 'state' | 'onOpenUnknown'>) {
  const { value: id } = state.unknownId;
  return (
    <EmptyState
      icon={<SearchX size={28} aria-hidden />}
      title={i18n.t('popup.noMatch.title', [state.query.value])}
      text={id ? i18n.t('popup.noMatch.unknownId') : i18n.t('popup.noMatch.text')}
      action={
        id && (
          <Button variant="primary" busy={state.opening.value} onClick={() => onOpenUnknown(id)}>
            {i18n.t('popup.noMatch.find', [id])}
          </Button>
        )
      }
    />
  );
}
