import type { Problem, Result } from '../problem.ts';
import type { Patience } from './after-failure.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import { idleAction, type KeepAlive, looksLikeIdleCut } from './keep-alive.ts';
import { createPulse, type Pulse } from './pulse.ts';
import { nextState } from './session-machine.ts';
import type { InstanceStatus, SessionEvent, SessionState } from './session-state.ts';
import { isFresh, type Ticket } from './ticket.ts';

export interface SessionDeps {
  /** A fresh ticket. Never rejects: a failure is a `Problem`. */
  getTicket(): Promise<Result<Ticket>>;
  /** What the API says of the instance. Never rejects. */
  getStatus(): Promise<Result<InstanceStatus>>;
  /** Opens one connection; it reports its life through `events`. */
  connect(ticket: Ticket, events: ConnectionEvents): Connection;
  onState(state: SessionState): void;
  keepAlive(): KeepAlive;
  /** The connection was cut for idleness although it was pinged. */
  onIdleCut(): void;
  /** When a person last touched the viewer, by the clock of `now`. */
  usedAt(): number;
  /** That of a viewer, if it is left out. */
  patience?: Patience;
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Calls back after `ms`; the function that it returns cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface Session {
  /** Starts, tries again, or stops waiting. */
  again(): void;
  /** The window or the network is back: looks at once at what timers would look at later. */
  wake(networkIsBack: boolean): void;
  close(): void;
}

/** How long a ticket and a connection, or a status, may take before we try anew. */
const DEADLINE_MS = 30_000;

const isUp = ({ name }: SessionState) => name === 'live' || name === 'stalled';

/**
 * Runs a session: carries out what its states ask for. Whatever belongs to a state ends with it, so
 * there is never more than one connection.
 */
export function createSession(deps: SessionDeps): Session {
  let state: SessionState = { name: 'ended', end: 'closed', problem: null };
  let leave: () => void = () => undefined;
  let connection: Connection | null = null;
  let pulse: Pulse | null = null;
  /** When the server last saw input, a nudge, or us connecting. */
  let actedAt = 0;

  function handle(event: SessionEvent): void {
    const next = nextState(state, event, deps.now(), deps.random(), deps.patience);
    if (next === state) return;
    leave();
    leave = () => undefined;
    if (!isUp(next)) endConnection();
    state = next;
    deps.onState(next);
    if (next.name === 'opening') leave = open();
    if (next.name === 'waiting') leave = at(next.until, () => handle({ type: 'again' }));
    if (next.name === 'watching') leave = watch(next.until);
  }

  const fail = (problem: Problem) => handle({ type: 'failed', problem });

  const at = (time: number, callback: () => void) =>
    deps.after(Math.max(0, time - deps.now()), callback);

  function open(): () => void {
    const over = new AbortController();
    const cancelDeadline = deps.after(DEADLINE_MS, () => fail({ kind: 'timeout' }));
    freshTicket(over.signal).then((ticket) => {
      if (over.signal.aborted) return;
      if (ticket.ok) connectWith(ticket.value);
      else fail(ticket.problem);
    });
    return () => {
      over.abort();
      cancelDeadline();
    };
  }

  /** One that was long under way (a computer that slept, a slow API) is replaced, once. */
  async function freshTicket(signal: AbortSignal): Promise<Result<Ticket>> {
    for (let tickets = 0; tickets < 2 && !signal.aborted; tickets++) {
      const ticket = await deps.getTicket();
      if (!ticket.ok || isFresh(ticket.value, deps.now())) return ticket;
    }
    return { ok: false, problem: { kind: 'timeout' } };
  }

  function connectWith(ticket: Ticket): void {
    const opened = deps.connect(ticket, {
      onLive() {
        if (opened !== connection) return;
        actedAt = deps.now();
        pulse = startPulse(opened);
        handle({ type: 'live' });
      },
      onHeard: () => opened === connection && pulse?.heard(),
      onEnd(problem) {
        if (opened !== connection) return;
        const quiet = problem.kind === 'connection-lost' && isUp(state);
        if (quiet && looksLikeIdleCut(lastActedAt(), deps.now())) deps.onIdleCut();
        fail(problem);
      },
    });
    connection = opened;
  }

  function startPulse(on: Connection): Pulse {
    return createPulse({
      ping: on.ping,
      answersLate: on.answersLate,
      onSilent: (since) => handle({ type: 'silent', since }),
      onHeard: () => handle({ type: 'heard' }),
      onLost: () => fail({ kind: 'connection-silent' }),
      onLook: () => mindIdleness(on),
      now: deps.now,
      after: deps.after,
    });
  }

  function mindIdleness(on: Connection): void {
    const times = { usedAt: deps.usedAt(), actedAt: lastActedAt() };
    const action = idleAction(deps.keepAlive(), times, deps.now());
    if (action === 'let-go') fail({ kind: 'idle' });
    if (action !== 'nudge') return;
    actedAt = deps.now();
    on.nudge();
  }

  const lastActedAt = () => Math.max(actedAt, deps.usedAt());

  function endConnection(): void {
    pulse?.stop();
    pulse = null;
    connection?.close();
    connection = null;
  }

  function watch(until: number): () => void {
    let over = false;
    let cancel = at(until, () => {
      cancel = deps.after(DEADLINE_MS, () => fail({ kind: 'timeout' }));
      deps.getStatus().then((status) => {
        if (over) return;
        if (status.ok) handle({ type: 'status', status: status.value });
        else fail(status.problem);
      });
    });
    return () => {
      over = true;
      cancel();
    };
  }

  return {
    again: () => handle({ type: 'again' }),
    wake(networkIsBack) {
      pulse?.wake();
      if (state.name !== 'waiting') return;
      const isDue = deps.now() >= state.until;
      // Whoever named a time for the next attempt meant it.
      const mayHurry = networkIsBack && state.problem.retryAfterMs === undefined;
      if (isDue || mayHurry) handle({ type: 'again' });
    },
    close: () => handle({ type: 'close' }),
  };
}
