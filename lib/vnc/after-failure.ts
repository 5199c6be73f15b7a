import type { Problem, ProblemKind } from '../problem.ts';
import { backoffMs } from './backoff.ts';
import { endedBy, type SessionState, type Tries, triesOf } from './session-state.ts';

/** A connection that lived this long was a good one: the next failure starts from the beginning. */
const GOOD_LIFE_MS = 60_000;

/**
 * When connections that the server ends are taken for somebody else's doing: so many of them in a
 * row, each within this time of its first frame.
 */
export interface Patience {
  losses: number;
  withinMs: number;
}

/** Alibaba lets one viewer in at a time: going on after this would be a fight with another. */
export const PATIENCE: Patience = { losses: 2, withinMs: 5000 };

/** Failures that pass by themselves. All others need the person: a key, a permission, a password. */
const PASSING: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'network',
  'timeout',
  'server',
  'throttled',
  'too-many-connections',
  'connection-refused',
  'connection-lost',
  'connection-silent',
]);

/** What may be a matter of the instance's state: it tells whether waiting makes sense. */
const ASK_STATUS: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['not-running', 'not-ready']);

export const passes = (problem: Problem): boolean => PASSING.has(problem.kind);

/** Where a failed opening, or the loss of a connection, leads. */
export function afterFailure(
  state: Extract<SessionState, { name: 'opening' | 'live' | 'stalled' }>,
  problem: Problem,
  now: number,
  random: number,
  patience: Patience,
): SessionState {
  const tries =
    state.name === 'opening' ? triesOf(state) : afterLife(state, problem, now, patience);
  if (ASK_STATUS.has(problem.kind)) {
    return { name: 'watching', ...tries, until: now, problem, asked: 0 };
  }
  if (!passes(problem)) return endedBy(problem);
  if (tries.quickLosses >= patience.losses) return endedBy({ ...problem, kind: 'taken-over' });
  return waitAfter(tries, problem, now, random);
}

/** The wait before the next attempt. */
export function waitAfter(
  tries: Tries,
  problem: Problem,
  now: number,
  random: number,
): SessionState {
  const attempt = tries.attempt + 1;
  const delay = Math.max(backoffMs(attempt, random), problem.retryAfterMs ?? 0);
  return { name: 'waiting', ...triesOf(tries), attempt, until: now + delay, problem };
}

function afterLife(
  state: Tries & { since: number },
  problem: Problem,
  now: number,
  { withinMs }: Patience,
): Tries {
  const life = now - state.since;
  // Silence is the network's doing: somebody who takes over ends the connection.
  const isQuick = problem.kind === 'connection-lost' && life < withinMs;
  return {
    attempt: life >= GOOD_LIFE_MS ? 0 : state.attempt,
    quickLosses: isQuick ? state.quickLosses + 1 : 0,
    denials: 0,
  };
}
