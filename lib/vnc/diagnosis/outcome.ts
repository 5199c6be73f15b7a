import type { Problem } from '../../problem.ts';

/** What is worth a word beside a step that went well. */
export type Note =
  | 'keys-extended'
  | 'keys-keysyms'
  | 'answer-size'
  | 'answer-picture'
  | 'nothing-acknowledged';

/** Why a step was not tried. `not-allowed`: it needs a permission that a person may give. */
export type SkipReason = 'needs-earlier' | 'not-allowed' | 'stopped';

/** How a step of the diagnosis stands. `value` is technical and the same in every language. */
export type Outcome =
  /** `waitUntil`: only waits for the limit of connections to have room, ms since the epoch. */
  | { state: 'running'; waitUntil?: number }
  | { state: 'ok'; value?: string; note?: Note }
  | { state: 'failed'; problem: Problem; value?: string }
  | { state: 'skipped'; why: SkipReason };
