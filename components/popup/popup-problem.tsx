import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText, type Remedy } from '../shared/problem-text.ts';
import type { InstancesState } from './instances-state.ts';

interface PopupProblemProps {
  problem: Problem;
  onRetry: () => void;
  openSettings: () => void;
}

export function PopupProblem({ problem, onRetry, openSettings }: PopupProblemProps) {
  const actions: Record<Remedy, ComponentChildren> = {
    retry: (
      <Button small onClick={onRetry}>
        {i18n.t('common.retry')}
      </Button>
    ),
    profile: (
      <Button small onClick={openSettings}>
        {i18n.t('common.settings')}
      </Button>
    ),
    allow: <AllowButton small host={problem.host} onAllowed={onRetry} />,
    none: null,
  };
  return (
    <div class="popup-problem">
      <ProblemNotice problem={problem} action={actions[problemText(problem).remedy]} />
    </div>
  );
}

interface OpenProblemProps {
  state: InstancesState;
  openSettings: () => void;
  onOpened: () => void;
}

/** Why a viewer could not be opened. The list stays below it as it was. */
export function OpenProblem({ state, openSettings, onOpened }: OpenProblemProps) {
  const failed = state.openProblem.value;
  if (!failed) return null;
  const retry = async () => {
    if (await state.open(failed.instance)) onOpened();
  };
  return <PopupProblem problem={failed.problem} onRetry={retry} openSettings={openSettings} />;
}
