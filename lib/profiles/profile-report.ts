import type { ACTIONS } from '../aliyun/actions.ts';
import type { CallerIdentity } from '../aliyun/sts.ts';
import type { Problem } from '../problem.ts';

export type CheckedAction = Exclude<keyof typeof ACTIONS, 'GetCallerIdentity'>;

/** What a test of a profile looks at, in the order in which one thing needs the other. */
export type CheckedItem = 'network' | 'signature' | 'clock' | CheckedAction;

export interface Check {
  item: CheckedItem;
  /** `skipped`: something else has to work first, or there was nothing to try it on. */
  state: 'passed' | 'failed' | 'skipped';
  problem?: Problem;
  /** The RAM policy that is missing, as JSON. */
  policy?: string;
}

/** What a test of a profile has found out. */
export interface ProfileReport {
  /** Whose key it is, where STS has told. */
  identity?: CallerIdentity;
  /** How far Alibaba's clock is ahead of this computer's, ms; 0 where nobody complained. */
  skewMs: number;
  checks: Check[];
}
