import { CircleCheck } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { CallerIdentity } from '../../lib/aliyun/sts.ts';
import type { Problem } from '../../lib/problem.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText, type Remedy } from '../shared/problem-text.ts';
import { CheckList } from './check-list.tsx';
import { actorOf } from './identity.ts';
import { problemOf, type TestOutcome } from './profiles-state.ts';

interface TestResultProps {
  outcome: TestOutcome | undefined;
  onEdit: () => void;
  onRetry: () => void;
}

/** What a test said. The live region is there before the words are, else they go unheard. */
export function TestResult({ outcome, onEdit, onRetry }: TestResultProps) {
  const report = outcome?.state === 'tested' ? outcome.report : undefined;
  const problem = outcome && problemOf(outcome);
  return (
    <div class="test-result">
      <div role="status">
        {outcome?.state === 'testing' && <p class="soft">{i18n.t('options.test.running')}</p>}
        {report?.identity && <Passed identity={report.identity} />}
        {report && <CheckList report={report} />}
      </div>
      {problem && <Failed problem={problem} onEdit={onEdit} onRetry={onRetry} />}
    </div>
  );
}

function Passed({ identity }: { identity: CallerIdentity }) {
  const actor = actorOf(identity);
  return (
    <>
      <p class="passed">
        <CircleCheck size={16} aria-hidden />
        {actor
          ? i18n.t('options.test.passed', [identity.accountId, actor])
          : i18n.t('options.test.passedRoot', [identity.accountId])}
      </p>
      {!actor && <p class="soft">{i18n.t('options.test.rootAdvice')}</p>}
    </>
  );
}

interface FailedProps extends Omit<TestResultProps, 'outcome'> {
  problem: Problem;
}

function Failed({ problem, onEdit, onRetry }: FailedProps) {
  const retry = (
    <Button small onClick={onRetry}>
      {i18n.t('common.retry')}
    </Button>
  );
  const actions: Record<Remedy, ComponentChildren> = {
    retry,
    profile: (
      <Button small onClick={onEdit}>
        {i18n.t('options.profiles.edit')}
      </Button>
    ),
    allow: <AllowButton small host={problem.host} onAllowed={onRetry} />,
    none: retry,
  };
  return <ProblemNotice problem={problem} action={actions[problemText(problem).remedy]} />;
}
