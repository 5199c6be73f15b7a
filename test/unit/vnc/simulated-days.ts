import type { Problem, ProblemKind, Result } from '../../../lib/problem.ts';
import { pace } from '../../../lib/viewers/pace.ts';
import type { Connection, ConnectionEvents } from '../../../lib/vnc/connection.ts';
import { createSession } from '../../../lib/vnc/session.ts';
import type { InstanceStatus, SessionState } from '../../../lib/vnc/session-state.ts';
import { createEventQueue } from './event-queue.ts';
import { idleKeyboard } from './typing/idle-keyboard.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session may take to be live again, or over, once nothing is wrong any more. */
const RECOVERY_MS = 10 * MINUTE;

/** What is wrong with the world at the moment. */
interface Weather {
  /** How likely a ticket, a status or a connection fails. */
  failing: number;
  /** The longest that the server keeps a connection, ms. */
  life: number;
  /** Whether nothing comes through connections. */
  silent: boolean;
  /** How the API fails, if it does. */
  apiFailures: readonly ProblemKind[];
  /** Whether timers come once a minute, as in a window that is hidden for long. */
  hidden: boolean;
  status: InstanceStatus;
}

const FINE: Weather = {
  failing: 0,
  life: Number.POSITIVE_INFINITY,
  silent: false,
  apiFailures: [],
  hidden: true,
  status: 'Running',
};

const API_FAILURES: readonly ProblemKind[] = [
  ...(['network', 'timeout', 'server', 'throttled', 'not-ready', 'not-running'] as const),
  ...(['no-permission', 'vault-locked', 'wrong-secret', 'unknown-instance'] as const),
];
const CONNECTION_FAILURES: readonly ProblemKind[] = [
  ...(['connection-refused', 'connection-refused', 'connection-lost'] as const),
  ...(['security-failed', 'password-required', 'origin-permission'] as const),
];
const STATUSES: readonly InstanceStatus[] = [
  ...(['Running', 'Running', 'Starting', 'Stopping', 'Stopped'] as const),
  null,
];

const CLOSED: SessionState = { name: 'ended', end: 'closed', problem: null };

/** What was seen in the days. */
export interface Findings {
  ends: Map<string, Extract<SessionState, { name: 'ended' }>>;
  states: Set<SessionState['name']>;
  connections: number;
  busiestMinute: number;
  mostOpenAtOnce: number;
  /** A line for each time that a session did not come back although nothing was wrong. */
  stuck: string[];
}

/**
 * Runs a session, its person and its servers for so many hours, in which mostly nothing is wrong and
 * then everything may be.
 * @param random gives numbers in [0, 1)
 */
export async function simulateHours(hours: number, random: () => number): Promise<Findings> {
  const queue = createEventQueue();
  const found: Findings = {
    ends: new Map(),
    states: new Set(),
    connections: 0,
    busiestMinute: 0,
    mostOpenAtOnce: 0,
    stuck: [],
  };
  let weather = FINE;
  let granted: number[] = [];
  let connectedAt: number[] = [];
  let openNow = 0;
  let usedAt = 0;
  let state = CLOSED;

  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const fails = () => random() < weather.failing;
  const failure = (kinds: readonly ProblemKind[]): { ok: false; problem: Problem } => {
    const kind = pick(kinds);
    return { ok: false, problem: { kind, ...(kind === 'throttled' && { retryAfterMs: 5000 }) } };
  };

  const isAtRest = () => state.name === 'live' || state.name === 'ended';

  /** An answer after a while; or, when something is wrong, never. */
  const answer = <T>(make: () => Result<T>) =>
    new Promise<Result<T>>((resolve) => {
      if (fails() && random() < 0.1) return;
      queue.at(queue.now() + 100 + random() * 900, () => resolve(make()));
    });

  function ticket(): Result<{ url: string; diesAt: number }> {
    const decision = pace(granted, queue.now());
    granted = decision.times;
    const { waitMs: retryAfterMs } = decision;
    if (retryAfterMs > 0)
      return { ok: false, problem: { kind: 'too-many-connections', retryAfterMs } };
    if (fails()) return failure(weather.apiFailures);
    return { ok: true, value: { url: 'wss://proxy', diesAt: queue.now() + 15_000 } };
  }

  function connect(_: unknown, events: ConnectionEvents): Connection {
    let open = true;
    const later = (ms: number, callback: () => void) =>
      queue.at(queue.now() + ms, () => open && callback());
    openNow += 1;
    found.connections += 1;
    found.mostOpenAtOnce = Math.max(found.mostOpenAtOnce, openNow);
    connectedAt = [...connectedAt.filter((at) => at > queue.now() - MINUTE), queue.now()];
    found.busiestMinute = Math.max(found.busiestMinute, connectedAt.length);

    if (fails()) later(200, () => events.onEnd(failure(CONNECTION_FAILURES).problem));
    else if (!weather.silent) later(200, events.onLive);
    if (weather.life < HOUR) {
      later(200 + random() * weather.life, () => events.onEnd({ kind: 'connection-lost' }));
    }
    return {
      close() {
        if (open) openNow -= 1;
        open = false;
      },
      ping: () => {
        if (!weather.silent) later(100, events.onHeard);
      },
      focus: () => undefined,
      sendCtrlAltDel: () => undefined,
      nudge: () => undefined,
      roundTripMs: () => undefined,
      answersLate: () => false,
      keyboard: idleKeyboard,
    };
  }

  const session = createSession({
    getTicket: () => answer(ticket),
    getStatus: () =>
      answer(() =>
        random() < weather.failing / 2
          ? failure(API_FAILURES)
          : { ok: true, value: weather.status },
      ),
    connect,
    onState(next) {
      state = next;
      found.states.add(next.name);
      if (next.name === 'ended') found.ends.set(`${next.end} ${next.problem?.kind}`, next);
    },
    keepAlive: () => ({ limitMs: 8 * HOUR, nudges: true }),
    onIdleCut: () => undefined,
    usedAt: () => usedAt,
    now: queue.now,
    random,
    after(ms, callback) {
      let cancelled = false;
      const due = queue.now() + ms;
      const late = weather.hidden ? Math.ceil(due / MINUTE) * MINUTE : due;
      queue.at(late, () => cancelled || callback());
      return () => {
        cancelled = true;
      };
    },
  });

  /** Lets time pass; what waits for an answer goes on at least once a second. */
  async function pass(ms: number): Promise<void> {
    for (const end = queue.now() + ms; queue.now() < end; ) {
      const calm = weather === FINE && isAtRest();
      queue.runUntil(Math.min(end, queue.now() + (calm ? MINUTE : 1000)));
      for (let turns = 0; turns < 4; turns++) await null;
    }
  }

  async function storm(): Promise<void> {
    weather = {
      failing: pick([0, 0.1, 0.5, 1]),
      life: pick([Number.POSITIVE_INFINITY, 3000, 20_000, 2 * MINUTE]),
      silent: random() < 0.3,
      apiFailures: pick([API_FAILURES, API_FAILURES, ['not-running'], ['not-ready']]),
      hidden: random() < 0.5,
      status: pick(STATUSES),
    };
    const hurries = random() < 0.2;
    for (let parts = 0; parts < 8; parts++) {
      await pass(random() * 30_000);
      if (hurries) session.again();
      if (random() < 0.1) session.wake(random() < 0.5);
    }
    if (random() < 0.02) session.close();
  }

  session.again();
  while (queue.now() < hours * HOUR) {
    await storm();
    weather = FINE;
    const before = JSON.stringify(state);
    session.wake(true);
    await pass(RECOVERY_MS);
    if (!isAtRest()) found.stuck.push(`${before} -> ${JSON.stringify(state)}`);
    if (random() < 0.5) usedAt = queue.now();
    await pass(random() * 3 * HOUR);
    // A person comes back to it.
    if (state.name === 'ended') {
      usedAt = queue.now();
      session.again();
    }
  }
  return found;
}
