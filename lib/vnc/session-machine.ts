import { afterFailure, PATIENCE, type Patience } from './after-failure.ts';
import { afterNoStatus, afterStatus } from './after-status.ts';
import { FIRST_TRY, type SessionEvent, type SessionState, triesOf } from './session-state.ts';

/**
 * The whole behaviour of a session, without its effects. A state that an event says nothing to is
 * given back as it is, the same object.
 * @param now ms since the epoch
 * @param random a number in [0, 1)
 */
export function nextState(
  state: SessionState,
  event: SessionEvent,
  now: number,
  random: number,
  patience = PATIENCE,
): SessionState {
  switch (event.type) {
    case 'close':
      return { name: 'ended', end: 'closed', problem: null };
    case 'live':
      if (state.name !== 'opening') return state;
      return { name: 'live', ...triesOf(state), since: now };
    case 'silent':
      if (state.name !== 'live') return state;
      return { ...state, name: 'stalled', silentSince: event.since };
    case 'heard':
      if (state.name !== 'stalled') return state;
      return { name: 'live', ...triesOf(state), since: state.since };
    case 'failed':
      return failed(state, event, now, random, patience);
    case 'status':
      return state.name === 'watching' ? afterStatus(state, event.status, now, random) : state;
    case 'again':
      return again(state);
  }
}

function failed(
  state: SessionState,
  { problem }: Extract<SessionEvent, { type: 'failed' }>,
  now: number,
  random: number,
  patience: Patience,
): SessionState {
  switch (state.name) {
    case 'opening':
    case 'live':
    case 'stalled':
      return afterFailure(state, problem, now, random, patience);
    case 'watching':
      return afterNoStatus(state, problem, now, random);
    case 'waiting':
    case 'ended':
      return state;
  }
}

function again(state: SessionState): SessionState {
  switch (state.name) {
    case 'waiting':
    case 'watching':
      return { name: 'opening', ...triesOf(state) };
    case 'ended':
      return { name: 'opening', ...FIRST_TRY };
    default:
      return state;
  }
}
