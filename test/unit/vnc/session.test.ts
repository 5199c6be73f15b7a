import { expect, test, vi } from 'vitest';
import type { Problem, Result } from '../../../lib/problem.ts';
import type { ConnectionEvents } from '../../../lib/vnc/connection.ts';
import { createSession } from '../../../lib/vnc/session.ts';
import type { SessionState } from '../../../lib/vnc/session-machine.ts';
import type { Ticket } from '../../../lib/vnc/ticket.ts';

const TICKET: Ticket = { url: 'wss://hz01-vncproxy.aliyun.com/', diesAt: 15_000 };
const LOST: Problem = { kind: 'connection-lost' };

/** A session on a clock, a network and a ticket office that the test holds in its hand. */
function setUp() {
  let now = 0;
  const timers = new Map<symbol, { at: number; callback: () => void }>();
  const states: SessionState[] = [];
  const connections: { events: ConnectionEvents; open: boolean }[] = [];
  const answers: ((answer: Result<Ticket>) => void)[] = [];

  const session = createSession({
    getTicket: () => new Promise((resolve) => answers.push(resolve)),
    connect(_ticket, events) {
      const connection = { events, open: true };
      connections.push(connection);
      return {
        close: () => {
          connection.open = false;
        },
        focus: vi.fn(),
        sendCtrlAltDel: vi.fn(),
      };
    },
    onState: (state) => states.push(state),
    now: () => now,
    random: () => 0,
    after(ms, callback) {
      const key = Symbol();
      timers.set(key, { at: now + ms, callback });
      return () => timers.delete(key);
    },
  });

  return {
    session,
    states,
    connections,
    timers,
    state: () => states.at(-1),
    async answer(answer: Result<Ticket> = { ok: true, value: TICKET }) {
      answers.shift()?.(answer);
      await Promise.resolve();
      await Promise.resolve();
    },
    /** Lets time pass, with the timers that are set now. */
    pass(ms: number) {
      now += ms;
      for (const [key, timer] of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(key);
        timer.callback();
      }
    },
    pending: () => answers.length,
  };
}

test('gets a ticket, connects, and is live with the first frame', async () => {
  const { session, connections, state, answer } = setUp();
  session.again();
  expect(state()).toEqual({ name: 'opening', attempt: 0 });
  await answer();
  connections[0]?.events.onLive();
  expect(state()).toEqual({ name: 'live', attempt: 0, since: 0 });
});

test('a lost connection is followed by one with a ticket of its own', async () => {
  const { session, connections, state, answer, pass, pending } = setUp();
  session.again();
  await answer();
  connections[0]?.events.onLive();
  connections[0]?.events.onEnd(LOST);
  expect(state()).toMatchObject({ name: 'waiting', attempt: 1 });
  pass(0);
  expect(pending()).toBe(1);
  await answer();
  connections[1]?.events.onLive();
  expect(state()).toMatchObject({ name: 'live', attempt: 1 });
  expect(connections.map(({ open }) => open)).toEqual([false, true]);
});

test('a ticket that comes after the person gave up opens nothing', async () => {
  const { session, connections, answer, state } = setUp();
  session.again();
  session.close();
  await answer();
  expect(connections).toHaveLength(0);
  expect(state()).toEqual({ name: 'ended', problem: null });
});

test('a connection that shows nothing in time is given up for a new one', async () => {
  const { session, connections, state, answer, pass } = setUp();
  session.again();
  await answer();
  pass(30_000);
  expect(state()).toMatchObject({ name: 'waiting', problem: { kind: 'timeout' } });
  expect(connections[0]?.open).toBe(false);
});

test('what an old connection still says is not heard', async () => {
  const { session, connections, state, answer, pass } = setUp();
  session.again();
  await answer();
  pass(30_000);
  connections[0]?.events.onLive();
  connections[0]?.events.onEnd(LOST);
  expect(state()).toMatchObject({ name: 'waiting', attempt: 1 });
});

test('asking again cuts a wait short, and its timer never fires', async () => {
  const { session, answer, state, pass, timers, pending } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'throttled', retryAfterMs: 60_000 } });
  session.again();
  expect(state()).toEqual({ name: 'opening', attempt: 1 });
  expect(pending()).toBe(1);
  expect(timers.size).toBe(1);
  pass(20_000);
  expect(pending()).toBe(1);
});

test('a refused key stops everything', async () => {
  const { session, answer, state, timers } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'wrong-secret' } });
  expect(state()).toEqual({ name: 'ended', problem: { kind: 'wrong-secret' } });
  expect(timers.size).toBe(0);
});
