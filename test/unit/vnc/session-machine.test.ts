import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../../lib/problem.ts';
import {
  nextState,
  type SessionEvent,
  type SessionState,
} from '../../../lib/vnc/session-machine.ts';

const lost: Problem = { kind: 'connection-lost' };
const refusedKey: Problem = { kind: 'wrong-secret' };

const step = (state: SessionState, event: SessionEvent, now = 0) => nextState(state, event, now, 0);

test('a first frame makes an opening live', () => {
  const opening: SessionState = { name: 'opening', attempt: 0 };
  expect(step(opening, { type: 'live' }, 7)).toEqual({ name: 'live', attempt: 0, since: 7 });
});

test('a lost connection is opened again at once', () => {
  const live: SessionState = { name: 'live', attempt: 0, since: 0 };
  expect(step(live, { type: 'failed', problem: lost }, 1000)).toEqual({
    name: 'waiting',
    attempt: 1,
    until: 1000,
    problem: lost,
  });
});

test('connections that die young wait longer each time', () => {
  let state: SessionState = { name: 'live', attempt: 0, since: 0 };
  const waits: number[] = [];
  for (let losses = 0; losses < 4; losses++) {
    state = step(state, { type: 'failed', problem: lost }, 0);
    waits.push(state.name === 'waiting' ? state.until : Number.NaN);
    state = step(step(state, { type: 'again' }), { type: 'live' }, 0);
  }
  expect(waits).toEqual([0, 500, 1000, 2000]);
});

test('a connection that lived for a minute starts the count anew', () => {
  const live: SessionState = { name: 'live', attempt: 6, since: 0 };
  expect(step(live, { type: 'failed', problem: lost }, 60_000)).toMatchObject({ attempt: 1 });
  expect(step(live, { type: 'failed', problem: lost }, 59_999)).toMatchObject({ attempt: 7 });
});

test('a wait is never shorter than the other side asks for', () => {
  const opening: SessionState = { name: 'opening', attempt: 0 };
  const problem: Problem = { kind: 'throttled', retryAfterMs: 9000 };
  expect(step(opening, { type: 'failed', problem }, 100)).toMatchObject({ until: 9100 });
});

test('what only a person can mend ends the session, and asking again opens it anew', () => {
  const opening: SessionState = { name: 'opening', attempt: 3 };
  const ended = step(opening, { type: 'failed', problem: refusedKey });
  expect(ended).toEqual({ name: 'ended', problem: refusedKey });
  expect(step(ended, { type: 'again' })).toEqual({ name: 'opening', attempt: 0 });
});

test('closing ends it from every state', () => {
  const states: SessionState[] = [
    { name: 'opening', attempt: 1 },
    { name: 'live', attempt: 0, since: 0 },
    { name: 'waiting', attempt: 1, until: 9, problem: lost },
  ];
  for (const state of states) {
    expect(step(state, { type: 'close' })).toEqual({ name: 'ended', problem: null });
  }
});

const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.constantFrom<SessionEvent>({ type: 'live' }, { type: 'again' }),
  fc
    .constantFrom<Problem>(lost, refusedKey, { kind: 'timeout' })
    .map((problem): SessionEvent => ({ type: 'failed', problem })),
);

test('left to itself it never opens more than 30 connections in any minute', () => {
  // The worst a server can do: take every connection and drop it at once, or after any while.
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 80 }), (lives) => {
      let now = 0;
      let state: SessionState = { name: 'opening', attempt: 0 };
      const opened: number[] = [];
      for (const life of lives) {
        opened.push(now);
        state = nextState(state, { type: 'live' }, now, 0.999);
        now += life;
        state = nextState(state, { type: 'failed', problem: lost }, now, 0.999);
        if (state.name !== 'waiting') throw new Error('It must wait.');
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

test('no order of events leads to a state without a way on', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      let state: SessionState = { name: 'opening', attempt: 0 };
      for (const event of events) state = nextState(state, event, 0, 0.5);
      const ways: SessionEvent[] = [
        { type: 'again' },
        { type: 'live' },
        { type: 'failed', problem: lost },
      ];
      expect(ways.some((event) => nextState(state, event, 0, 0.5) !== state)).toBe(true);
    }),
  );
});
