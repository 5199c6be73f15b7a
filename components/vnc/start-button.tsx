import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { Button, type ButtonProps } from '../shared/button.tsx';
import { problemText } from '../shared/problem-text.ts';
import type { Viewer } from './viewer-state.ts';

interface StartButtonProps extends Pick<ButtonProps, 'ref'> {
  viewer: Viewer;
}

/**
 * Starts an instance that is stopped. The click that opened this window is not enough for that: a
 * page of the console could cover its button with another.
 */
export function StartButton({ viewer, ...looks }: StartButtonProps) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const name = viewer.names.value.name ?? viewer.instance.instanceId;
  const start = async () => {
    busy.value = true;
    const answer = await viewer.startInstance();
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    // From here on the session waits for the instance.
    if (answer.ok) viewer.again();
  };
  return (
    <>
      <Button variant="primary" busy={busy.value} onClick={start} {...looks}>
        {i18n.t('viewer.startInstance', [name])}
      </Button>
      {problem.value && <StartProblem problem={problem.value} />}
    </>
  );
}

function StartProblem({ problem }: { problem: Problem }) {
  const { title, advice } = problemText(problem);
  return (
    <p class="start-problem" role="alert">
      {title} {advice}
    </p>
  );
}
