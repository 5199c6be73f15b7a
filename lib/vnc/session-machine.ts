import type { Problem, ProblemKind } from '../problem.ts';
import { backoffMs } from './backoff.ts';

/**
 * What a viewer keeps alive, over any number of connections.
 *
 *     opening --live--> live --lost--> waiting --time, or Now--> opening ...
 *     opening --failed--> waiting, or ended where trying again can't help
 *     ended --again--> opening;  every state --close--> ended
 */
export type SessionState =
  /** Getting a ticket and connecting. `attempt` counts from 0; 0 is the first opening. */
  | { name: 'opening'; attempt: number }
  | { name: 'live'; attempt: number; since: number }
  | { name: 'waiting'; attempt: number; until: number; problem: Problem }
  /** Over, until the person asks for more. `problem` is null when the person closed it. */
  | { name: 'ended'; problem: Problem | null };

export type SessionEvent =
  | { type: 'live' }
  /** The ticket or the connection failed, or a connection that was live ended. */
  | { type: 'failed'; problem: Problem }
  /** The wait is over, or the person does not want to wait. */
  | { type: 'again' }
  | { type: 'close' };

/** A connection that lived this long was a good one: the next failure starts from the beginning. */
const GOOD_LIFE_MS = 60_000;

/** Failures that pass by themselves. All others need the person: a key, a permission, a start. */
const PASSING: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'network',
  'timeout',
  'server',
  'throttled',
  'not-ready',
  'too-many-connections',
  'connection-refused',
  'connection-lost',
]);

/**
 * The whole behaviour of a session, without its effects.
 * @param now ms since the epoch
 * @param random a number in [0, 1)
 */
export function nextState(
  state: SessionState,
  event: SessionEvent,
  now: number,
  random: number,
): SessionState {
  switch (event.type) {
    case 'close':
      return { name: 'ended', problem: null };
    case 'live':
      if (state.name !== 'opening') return state;
      return { name: 'live', attempt: state.attempt, since: now };
    case 'failed':
      if (state.name !== 'opening' && state.name !== 'live') return state;
      return afterFailure(state, event.problem, now, random);
    case 'again':
      if (state.name === 'waiting') return { name: 'opening', attempt: state.attempt };
      return state.name === 'ended' ? { name: 'opening', attempt: 0 } : state;
  }
}

function afterFailure(
  state: Extract<SessionState, { name: 'opening' | 'live' }>,
  problem: Problem,
  now: number,
  random: number,
): SessionState {
  if (!PASSING.has(problem.kind)) return { name: 'ended', problem };
  const wasGood = state.name === 'live' && now - state.since >= GOOD_LIFE_MS;
  const attempt = wasGood ? 1 : state.attempt + 1;
  const delay = Math.max(backoffMs(attempt, random), problem.retryAfterMs ?? 0);
  return { name: 'waiting', attempt, until: now + delay, problem };
}
