import { Check, CircleAlert, CircleDashed, LoaderCircle, Minus } from 'lucide-preact';
import { i18n } from '#i18n';
import type { Outcome } from '../../../lib/vnc/diagnosis/outcome.ts';
import { adviceFor, outcomeText, stepName } from './step-words.ts';
import { type Outcomes, type StepId, stepsOf } from './steps.ts';

/** Every step with its state, as it goes. */
export function StepList({ outcomes }: { outcomes: Outcomes }) {
  return (
    <ol class="checks" aria-label={i18n.t('options.diagnosis.steps')}>
      {stepsOf(outcomes).map((step) => (
        <Step key={step} step={step} outcome={outcomes.get(step)} />
      ))}
    </ol>
  );
}

function Step({ step, outcome }: { step: StepId; outcome: Outcome | undefined }) {
  const advice = outcome && adviceFor(outcome);
  return (
    <li class="check" data-step={step} data-state={outcome?.state}>
      <Mark state={outcome?.state} />
      <div>
        <p>
          {stepName(step)}
          <span class="soft">{outcome && outcomeText(outcome)}</span>
        </p>
        {advice && <p class="soft">{advice}</p>}
      </div>
    </li>
  );
}

function Mark({ state }: { state: Outcome['state'] | undefined }) {
  const looks = {
    waiting: [CircleDashed, i18n.t('options.diagnosis.stateWaiting')],
    running: [LoaderCircle, i18n.t('options.diagnosis.stateRunning')],
    ok: [Check, i18n.t('options.test.statePassed')],
    failed: [CircleAlert, i18n.t('options.test.stateFailed')],
    skipped: [Minus, i18n.t('options.test.stateSkipped')],
  } as const;
  const [Icon, label] = looks[state ?? 'waiting'];
  return <Icon size={16} role="img" aria-label={label} />;
}
