import type { CheckedItem } from '../../../lib/profiles/profile-report.ts';
import type { Outcome } from '../../../lib/vnc/diagnosis/outcome.ts';
import { RFB_STEPS, type RfbStep } from '../../../lib/vnc/diagnosis/outcomes-of.ts';
import { RUNGS, type Rung } from '../../../lib/vnc/ladder.ts';

type RungStep = 'binary' | 'plain' | 'binary-as-alibaba' | 'plain-as-alibaba';

const rungStep = ({ protocols, asAlibaba }: Rung): RungStep =>
  `${protocols.length > 0 ? 'binary' : 'plain'}${asAlibaba ? '-as-alibaba' : ''}`;

/** The rungs of the ladder, each a step. */
export const RUNG_TRIALS = RUNGS.map((rung) => ({ step: rungStep(rung), rung }));

export type StepId = CheckedItem | 'status' | 'ticket' | RungStep | RfbStep;

/** Every step of a diagnosis, in the order in which one needs the other. */
export const STEPS: readonly StepId[] = [
  'network',
  'signature',
  'clock',
  'DescribeRegions',
  'DescribeInstances',
  'status',
  'DescribeInstanceVncUrl',
  'ticket',
  ...RUNG_TRIALS.map(({ step }) => step),
  ...RFB_STEPS,
];

/** How each step stands; one that is missing was not come to yet. */
export type Outcomes = ReadonlyMap<StepId, Outcome>;

/** The steps to show: only some profiles wear a role. */
export function stepsOf(outcomes: Outcomes): readonly StepId[] {
  if (!outcomes.has('AssumeRole')) return STEPS;
  return STEPS.flatMap((step) => (step === 'DescribeRegions' ? ['AssumeRole', step] : [step]));
}

export type OnOutcome = (step: StepId, outcome: Outcome) => void;
