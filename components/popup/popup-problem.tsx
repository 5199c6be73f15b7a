import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText, type Remedy } from '../shared/problem-text.ts';

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
  return <ProblemNotice problem={problem} action={actions[problemText(problem).remedy]} />;
}
