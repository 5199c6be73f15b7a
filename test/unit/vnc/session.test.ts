import { expect, test, vi } from 'vitest';
import type { Problem, Result } from '../../../lib/problem.ts';
import type { ConnectionEvents } from '../../../lib/vnc/connection.ts';
import { createSession } from '../../../lib/vnc/session.ts';
import type { InstanceStatus, SessionState } from '../../../lib/vnc/session-state.ts';
import type { Ticket } from '../../../lib/vnc/ticket.ts';
import { idleKeyboard } from './typing/idle-keyboard.ts';

const TICKET: Ticket = { url: 'wss://hz01-vncproxy.aliyun.com/', diesAt: 15_000 };
const LOST: Problem = { kind: 'connection-lost' };

/** Lets everything that waits for an answer go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A session on a clock, a network and a ticket office that the test holds in its hand. */
function setUp({ nudges = false, limitMs = 8 * 3_600_000 } = {}) {
  let now = 0;
  let usedAt = 0;
  const timers = new Map<symbol, { at: number; callback: () => void }>();
  const states: SessionState[] = [];
  const connections: { events: ConnectionEvents; open: boolean }[] = [];
  const answers: ((answer: Result<Ticket>) => void)[] = [];
  const statuses: ((status: Result<InstanceStatus>) => void)[] = [];
  const pings: number[] = [];
  const moves: number[] = [];
  const onIdleCut = vi.fn();

  const session = createSession({
    getTicket: () => new Promise((resolve) => answers.push(resolve)),
    getStatus: () => new Promise((resolve) => statuses.push(resolve)),
    keepAlive: () => ({ limitMs, nudges }),
    onIdleCut,
    usedAt: () => usedAt,
    connect(_ticket, events) {
      const connection = { events, open: true };
      connections.push(connection);
      return {
        close: () => {
          connection.open = false;
        },
        focus: vi.fn(),
        sendCtrlAltDel: vi.fn(),
        ping: () => pings.push(now),
        nudge: () => moves.push(now),
        roundTripMs: () => undefined,
        answersLate: () => false,
        keyboard: idleKeyboard,
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
    pings,
    moves,
    onIdleCut,
    async answer(
      answer: Result<Ticket> = { ok: true, value: { ...TICKET, diesAt: now + 15_000 } },
    ) {
      answers.shift()?.(answer);
      await settle();
    },
    async answerStatus(status: Result<InstanceStatus>) {
      statuses.shift()?.(status);
      await settle();
    },
    /** Lets time pass, and runs each timer at its time. */
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const [due] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!due || due[1].at > end) break;
        const [key, { at, callback }] = due;
        timers.delete(key);
        now = Math.max(now, at);
        callback();
      }
      now = end;
    },
    /** A sleep: time passes, and no timer runs. */
    sleep(ms: number) {
      now += ms;
    },
    use() {
      usedAt = now;
    },
    pending: () => answers.length,
    asked: () => statuses.length,
  };
}

test('gets a ticket, connects, and is live with the first frame', async () => {
  const { session, connections, state, answer } = setUp();
  session.again();
  expect(state()).toMatchObject({ name: 'opening', attempt: 0 });
  await answer();
  connections[0]?.events.onLive();
  expect(state()).toMatchObject({ name: 'live', attempt: 0, since: 0 });
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
  expect(state()).toEqual({ name: 'ended', end: 'closed', problem: null });
});

test('a connection that shows nothing in time is given up for a new one', async () => {
  const { session, connections, states, answer, pass } = setUp();
  session.again();
  await answer();
  pass(30_000);
  expect(states.at(-2)).toMatchObject({ name: 'waiting', problem: { kind: 'timeout' } });
  expect(connections[0]?.open).toBe(false);
});

test('what an old connection still says is not heard', async () => {
  const { session, connections, state, answer, pass } = setUp();
  session.again();
  await answer();
  pass(30_000);
  connections[0]?.events.onLive();
  connections[0]?.events.onEnd(LOST);
  expect(state()).toMatchObject({ name: 'opening', attempt: 1 });
});

test('asking again cuts a wait short, and its timer never fires', async () => {
  const { session, answer, state, pass, timers, pending } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'throttled', retryAfterMs: 60_000 } });
  session.again();
  expect(state()).toMatchObject({ name: 'opening', attempt: 1 });
  expect(pending()).toBe(1);
  expect(timers.size).toBe(1);
  pass(20_000);
  expect(pending()).toBe(1);
});

test('a refused key stops everything', async () => {
  const { session, answer, state, timers } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'wrong-secret' } });
  expect(state()).toMatchObject({ name: 'ended', problem: { kind: 'wrong-secret' } });
  expect(timers.size).toBe(0);
});

test('a ticket that is too old to connect with is replaced by another one', async () => {
  const { session, connections, answer, pending } = setUp();
  session.again();
  await answer({ ok: true, value: { ...TICKET, diesAt: 4000 } });
  expect(connections).toHaveLength(0);
  expect(pending()).toBe(1);
  await answer();
  expect(connections).toHaveLength(1);
});

test('... and if that one is too old as well, it waits', async () => {
  const { session, connections, answer, state } = setUp();
  session.again();
  await answer({ ok: true, value: { ...TICKET, diesAt: 4000 } });
  await answer({ ok: true, value: { ...TICKET, diesAt: 4000 } });
  expect(connections).toHaveLength(0);
  expect(state()).toMatchObject({ name: 'waiting', problem: { kind: 'timeout' } });
});

/** A session that is live, and its connection. */
async function setUpLive(options?: { nudges?: boolean; limitMs?: number }) {
  const all = setUp(options);
  all.session.again();
  await all.answer();
  const [connection] = all.connections;
  if (!connection) throw new Error('There is no connection.');
  connection.events.onLive();
  /** Time with a server that says something all the time. */
  const passHearing = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1000) {
      all.pass(1000);
      connection.events.onHeard();
    }
  };
  return { ...all, connection, passHearing };
}

test('a silent connection is stalled, then lost, and closed', async () => {
  const { connection, state, states, pass, pings } = await setUpLive();
  pass(3000);
  expect(state()).toMatchObject({ name: 'stalled', silentSince: 0 });
  expect(connection.open).toBe(true);
  expect(pings).toEqual([1000]);
  pass(7000);
  expect(connection.open).toBe(false);
  expect(states.at(-2)).toMatchObject({ problem: { kind: 'connection-silent' } });
});

test('a byte brings a stalled connection back, and nothing is opened', async () => {
  const { connection, state, pass, pending } = await setUpLive();
  pass(8000);
  connection.events.onHeard();
  expect(state()).toMatchObject({ name: 'live', since: 0 });
  pass(2000);
  expect(state()?.name).toBe('live');
  expect(pending()).toBe(0);
});

test('coming back asks at once', async () => {
  const { session, sleep, pings } = await setUpLive();
  sleep(3_600_000);
  session.wake(false);
  expect(pings).toEqual([3_600_000]);
});

test('the network coming back cuts a wait short, unless somebody named a time', async () => {
  const { session, answer, state } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'network' } });
  await settle();
  session.wake(true);
  expect(state()?.name).toBe('opening');
  await answer({ ok: false, problem: { kind: 'throttled', retryAfterMs: 5000 } });
  session.wake(true);
  expect(state()?.name).toBe('waiting');
});

test('a wait whose timer slept is over when the window comes back', async () => {
  const { session, answer, state, sleep } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'throttled', retryAfterMs: 5000 } });
  session.wake(false);
  expect(state()?.name).toBe('waiting');
  sleep(5000);
  session.wake(false);
  expect(state()?.name).toBe('opening');
});

test('an instance that starts is asked for its status until it runs', async () => {
  const { session, answer, answerStatus, state, pass, asked, pending } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'not-ready' } });
  pass(0);
  expect(asked()).toBe(1);
  await answerStatus({ ok: true, value: 'Starting' });
  expect(state()).toMatchObject({ name: 'watching', status: 'Starting' });
  pass(2000);
  await answerStatus({ ok: true, value: 'Running' });
  expect(state()?.name).toBe('opening');
  expect(pending()).toBe(1);
});

test('a status that never comes does not hold it up for ever', async () => {
  const { session, answer, pass, asked } = setUp();
  session.again();
  await answer({ ok: false, problem: { kind: 'not-ready' } });
  pass(0);
  pass(40_000);
  expect(asked()).toBe(2);
});

test('a cut after 300 s of nothing but pings is told as one', async () => {
  const { connection, onIdleCut, passHearing, moves } = await setUpLive();
  passHearing(300_000);
  connection.events.onEnd(LOST);
  expect(onIdleCut).toHaveBeenCalledTimes(1);
  expect(moves).toEqual([]);
});

test('a cut while somebody works is not', async () => {
  const { connection, onIdleCut, passHearing, use } = await setUpLive();
  passHearing(200_000);
  use();
  passHearing(100_000);
  connection.events.onEnd(LOST);
  expect(onIdleCut).not.toHaveBeenCalled();
});

test('a proxy that needs it is nudged, and nothing is sent while somebody works', async () => {
  const { passHearing, moves, use } = await setUpLive({ nudges: true });
  passHearing(220_000);
  expect(moves).toEqual([210_000]);
  use();
  passHearing(200_000);
  expect(moves).toHaveLength(1);
});

test('a viewer that nobody uses lets go at its limit', async () => {
  const { passHearing, state, connection } = await setUpLive({ limitMs: 300_000 });
  passHearing(301_000);
  expect(state()).toMatchObject({ name: 'ended', end: 'idle' });
  expect(connection.open).toBe(false);
});
