import { KeyRound, ServerOff } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { regionName } from '../shared/region-name.ts';
import type { InstancesState } from './instances-state.ts';
import { PopupProblem } from './popup-problem.tsx';

interface PopupBodyProps {
  state: InstancesState;
  openSettings: () => void;
  /** The list, for when there is one. */
  children: ComponentChildren;
}

/** The list, or what stands in its place while there is none. */
export function PopupBody({ state, openSettings, children }: PopupBodyProps) {
  if (state.instances.value.length > 0) return <>{children}</>;

  const problem = state.problem.value;
  if (problem) {
    return <PopupProblem problem={problem} onRetry={state.retry} openSettings={openSettings} />;
  }
  if (state.profiles.value?.length === 0) return <NoProfile openSettings={openSettings} />;
  if (!state.loaded.value) return <div class="skeleton" aria-hidden />;
  return <NoInstances regionId={state.profile.value?.regionIds[0] ?? ''} />;
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

/** ECS answers a user without the permission with an empty list and no error, hence the hint. */
function NoInstances({ regionId }: { regionId: string }) {
  return (
    <EmptyState
      icon={<ServerOff size={28} aria-hidden />}
      title={i18n.t('popup.empty.title', [regionName(regionId) ?? regionId])}
      text={i18n.t('popup.empty.text')}
    />
  );
}
