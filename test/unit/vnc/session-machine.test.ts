import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem, ProblemKind } from '../../../lib/problem.ts';
import { nextState } from '../../../lib/vnc/session-machine.ts';
import {
  FIRST_TRY,
  type InstanceStatus,
  type SessionEnd,
  type SessionEvent,
  type SessionState,
} from '../../../lib/vnc/session-state.ts';

const lost: Problem = { kind: 'connection-lost' };
const failed = (kind: ProblemKind): SessionEvent => ({ type: 'failed', problem: { kind } });
const opening: SessionState = { name: 'opening', ...FIRST_TRY };
const live: SessionState = { name: 'live', ...FIRST_TRY, since: 0 };
const stalled: SessionState = { ...live, name: 'stalled', silentSince: 100_000 };
const waiting: SessionState = { name: 'waiting', ...FIRST_TRY, until: 9, problem: lost };
const watching = (kind: ProblemKind, status?: InstanceStatus): SessionState => ({
  name: 'watching',
  ...FIRST_TRY,
  until: 0,
  problem: { kind },
  asked: 0,
  ...(status !== undefined && { status }),
});
const ended: SessionState = { name: 'ended', end: 'closed', problem: null };

const step = (state: SessionState, event: SessionEvent, now = 0) => nextState(state, event, now, 0);

test.each<[string, SessionState, SessionEvent, Partial<SessionState>]>([
  [
    'a first frame makes an opening live',
    opening,
    { type: 'live' },
    { name: 'live', since: 70_000 },
  ],
  ['silence stalls', live, { type: 'silent', since: 5 }, { name: 'stalled', silentSince: 5 }],
  ['any byte ends a stall', stalled, { type: 'heard' }, { name: 'live', since: 0 }],
  [
    'a lost connection is opened again at once',
    live,
    failed('connection-lost'),
    { name: 'waiting', attempt: 1, until: 70_000 },
  ],
  [
    'a silent one as well',
    stalled,
    failed('connection-silent'),
    { name: 'waiting', attempt: 1, until: 70_000 },
  ],
  [
    'a refused one is tried again',
    opening,
    failed('connection-refused'),
    { name: 'waiting', attempt: 1 },
  ],
  ['the end of a wait opens', waiting, { type: 'again' }, { name: 'opening' }],
  [
    'a person may cut the watching short',
    watching('not-ready'),
    { type: 'again' },
    { name: 'opening' },
  ],
  ['asking again after the end starts from the beginning', ended, { type: 'again' }, opening],
  [
    'a ticket refused for the state of the instance asks for that state',
    opening,
    failed('not-running'),
    { name: 'watching', until: 70_000 },
  ],
])('%s', (_, state, event, expected) => {
  expect(step(state, event, 70_000)).toMatchObject(expected);
});

test.each<[SessionState, SessionEvent]>([
  [live, { type: 'live' }],
  [live, { type: 'heard' }],
  [live, { type: 'again' }],
  [opening, { type: 'again' }],
  [opening, { type: 'silent', since: 0 }],
  [stalled, { type: 'silent', since: 0 }],
  [waiting, { type: 'live' }],
  [waiting, failed('connection-lost')],
  [ended, failed('connection-lost')],
  [live, { type: 'status', status: 'Stopped' }],
])('an event that comes too late changes nothing: %j on %j', (state, event) => {
  expect(step(state, event)).toBe(state);
});

test.each<[ProblemKind, SessionEnd]>([
  ['vault-locked', 'locked'],
  ['no-permission', 'permission'],
  ['host-permission', 'permission'],
  ['origin-permission', 'permission'],
  ['unknown-instance', 'gone'],
  ['unsupported', 'unsupported'],
  ['password-required', 'password'],
  ['password-wrong', 'password'],
  ['idle', 'idle'],
  ['wrong-secret', 'refused'],
  ['security-failed', 'refused'],
  ['bad-ticket', 'refused'],
])('%s needs a person: %s', (kind, end) => {
  for (const state of [opening, live, stalled]) {
    expect(step(state, failed(kind))).toEqual({ name: 'ended', end, problem: { kind } });
  }
});

test('closing ends it from every state', () => {
  for (const state of [opening, live, stalled, waiting, watching('not-ready')]) {
    expect(step(state, { type: 'close' })).toEqual(ended);
  }
});

test('connections that die young wait longer each time', () => {
  let state: SessionState = live;
  const waits: number[] = [];
  for (let losses = 0; losses < 4; losses++) {
    state = step(state, failed('connection-lost'), 6000);
    waits.push(state.name === 'waiting' ? state.until - 6000 : Number.NaN);
    state = step(step(state, { type: 'again' }), { type: 'live' }, 0);
  }
  expect(waits).toEqual([0, 500, 1000, 2000]);
});

test('a connection that lived for a minute starts the count anew', () => {
  const old: SessionState = { ...live, attempt: 6 };
  expect(step(old, failed('connection-lost'), 60_000)).toMatchObject({ attempt: 1 });
  expect(step(old, failed('connection-lost'), 59_999)).toMatchObject({ attempt: 7 });
});

test('a wait is never shorter than the other side asks for', () => {
  const problem: Problem = { kind: 'throttled', retryAfterMs: 9000 };
  expect(step(opening, { type: 'failed', problem }, 100)).toMatchObject({ until: 9100 });
});

describe('a screen that somebody else takes', () => {
  const again = (state: SessionState, now: number) =>
    step(step(state, { type: 'again' }, now), { type: 'live' }, now);

  test('is asked about after two losses within seconds of connecting', () => {
    const first = step(live, failed('connection-lost'), 2000);
    expect(first).toMatchObject({ name: 'waiting' });
    const second = step(again(first, 3000), failed('connection-lost'), 5000);
    expect(second).toMatchObject({ name: 'ended', end: 'taken-over' });
  });

  test('is left alone after the first where the session would rather look on', () => {
    const loss = failed('connection-lost');
    const patience = { losses: 1, withinMs: 30_000 };
    const lostAfter = (ms: number) => nextState(live, loss, ms, 0, patience);
    expect(lostAfter(29_000)).toMatchObject({ name: 'ended', end: 'taken-over' });
    expect(lostAfter(30_000)).toMatchObject({ name: 'waiting' });
  });

  test.each<[string, ProblemKind, number]>([
    ['a loss after a longer life', 'connection-lost', 9000],
    ['silence, which is the network', 'connection-silent', 5000],
  ])('is not concluded from %s', (_, kind, now) => {
    const first = step(live, failed('connection-lost'), 2000);
    expect(step(again(first, 3000), failed(kind), now)).toMatchObject({ name: 'waiting' });
  });
});

describe('an instance that can not be connected to', () => {
  test.each(['Pending', 'Starting', 'Stopping'])('is asked again while it is %s', (status) => {
    const state = step(watching('not-ready'), { type: 'status', status }, 1000);
    expect(state).toMatchObject({ name: 'watching', status, until: 3000, asked: 1 });
  });

  test('is connected to the moment it runs', () => {
    const state = step(watching('not-ready', 'Starting'), { type: 'status', status: 'Running' });
    expect(state).toMatchObject({ name: 'opening' });
  });

  test.each<[InstanceStatus, SessionEnd]>([
    ['Stopped', 'stopped'],
    [null, 'gone'],
  ])('%s ends the session', (status, end) => {
    for (const before of [undefined, 'Stopping']) {
      const state = step(watching('not-ready', before), { type: 'status', status });
      expect(state).toMatchObject({ name: 'ended', end });
    }
  });

  test('that runs, and is not ready, is tried again for ever', () => {
    let state: SessionState = opening;
    for (let tries = 0; tries < 50; tries++) {
      state = step(step(state, failed('not-ready')), { type: 'status', status: 'Running' });
      expect(state.name).toBe('waiting');
      state = step(state, { type: 'again' });
    }
  });

  test('that runs, and is refused as if it did not, has no screen', () => {
    let state: SessionState = opening;
    let tries = 0;
    for (; state.name !== 'ended' && tries < 20; tries++) {
      state = step(step(state, failed('not-running')), { type: 'status', status: 'Running' });
      state = state.name === 'waiting' ? step(state, { type: 'again' }) : state;
    }
    expect(tries).toBe(5);
    expect(state).toMatchObject({ end: 'unsupported' });
  });

  test.each<[string, ProblemKind, ProblemKind, Partial<SessionState>]>([
    ['a passing failure asks again', 'not-ready', 'network', { name: 'watching' }],
    [
      'not being allowed to ask leaves the ticket to tell',
      'not-ready',
      'no-permission',
      { name: 'waiting' },
    ],
    ['... or what it said', 'not-running', 'no-permission', { name: 'ended', end: 'stopped' }],
    ['a locked vault ends it', 'not-ready', 'vault-locked', { name: 'ended', end: 'locked' }],
  ])('and whose status can not be had: %s', (_, kind, failure, expected) => {
    expect(step(watching(kind), failed(failure))).toMatchObject(expected);
  });
});

test('left to itself it never opens more than 30 connections in any minute', () => {
  // The worst a server can do: take every connection and drop it at once, or after any while.
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 80 }), (lives) => {
      let now = 0;
      let state: SessionState = opening;
      const opened: number[] = [];
      for (const life of lives) {
        opened.push(now);
        state = nextState(state, { type: 'live' }, now, 0.999);
        now += life;
        state = nextState(state, failed('connection-lost'), now, 0.999);
        if (state.name !== 'waiting') break;
        now = state.until;
        state = nextState(state, { type: 'again' }, now, 0.999);
      }
      const busiest = Math.max(
        0,
        ...opened.map((start) => opened.filter((at) => at >= start && at < start + 60_000).length),
      );
      expect(busiest).toBeLessThanOrEqual(30);
    }),
  );
});
