import type { Problem } from '../problem.ts';
import { passes, waitAfter } from './after-failure.ts';
import { backoffMs } from './backoff.ts';
import { endedBy, type InstanceStatus, type SessionState, triesOf } from './session-state.ts';

type Watching = Extract<SessionState, { name: 'watching' }>;

/** States that lead to another by themselves. */
const ON_ITS_WAY = new Set<InstanceStatus>(['Pending', 'Starting', 'Stopping']);

/** A guest is ready within seconds nearly always; one that takes minutes is asked for less often. */
const POLL_MS = 2000;
const SLOW_POLL_MS = 10_000;
const QUICK_POLLS = 60;

/**
 * An instance that runs and still gets no ticket has no VNC (TDX instances answer so). The API may
 * lag behind a start, so it is asked a few times.
 */
const DENIALS_MAX = 5;

/** Where the instance's status leads a session that waits for it. */
export function afterStatus(
  state: Watching,
  status: InstanceStatus,
  now: number,
  random: number,
): SessionState {
  if (status === null) return endedBy({ ...state.problem, kind: 'unknown-instance' });
  if (status === 'Stopped') return endedBy({ ...state.problem, kind: 'not-running' });
  if (ON_ITS_WAY.has(status)) return { ...pollAgain(state, now), status };
  if (status === 'Running' && state.status !== undefined) {
    return { name: 'opening', ...triesOf(state) };
  }
  const denials = state.problem.kind === 'not-running' ? state.denials + 1 : state.denials;
  if (denials >= DENIALS_MAX) return endedBy({ ...state.problem, kind: 'unsupported' });
  return waitAfter({ ...triesOf(state), denials }, state.problem, now, random);
}

/** Where a status that could not be had leads. */
export function afterNoStatus(
  state: Watching,
  failure: Problem,
  now: number,
  random: number,
): SessionState {
  if (passes(failure)) {
    const delay = Math.max(backoffMs(state.asked + 2, random), failure.retryAfterMs ?? 0);
    return { ...pollAgain(state, now), until: now + delay };
  }
  // Without the permission to ask for it, what the ticket's refusal said has to do.
  if (failure.kind !== 'no-permission') return endedBy(failure);
  if (state.problem.kind === 'not-running') return endedBy(state.problem);
  return waitAfter(state, state.problem, now, random);
}

function pollAgain(state: Watching, now: number): Watching {
  const asked = state.asked + 1;
  return { ...state, asked, until: now + (asked < QUICK_POLLS ? POLL_MS : SLOW_POLL_MS) };
}
