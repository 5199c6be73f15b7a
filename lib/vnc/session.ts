import type { Result } from '../problem.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import { nextState, type SessionEvent, type SessionState } from './session-machine.ts';
import type { Ticket } from './ticket.ts';

export interface SessionDeps {
  /** A fresh ticket. Never rejects: a failure is a `Problem`. */
  getTicket(): Promise<Result<Ticket>>;
  /** Opens one connection; it reports its life through `events`. */
  connect(ticket: Ticket, events: ConnectionEvents): Connection;
  onState(state: SessionState): void;
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Calls back after `ms`; the function that it returns cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface Session {
  /** Starts, tries again, or stops waiting. */
  again(): void;
  close(): void;
}

/** How long a ticket and a connection may take together before we try anew. */
const OPENING_DEADLINE_MS = 30_000;

/**
 * Runs a session: carries out what its states ask for. Whatever belongs to a state ends with it, so
 * there is never more than one connection or one timer.
 */
export function createSession(deps: SessionDeps): Session {
  let state: SessionState = { name: 'ended', problem: null };
  let leave: () => void = () => undefined;
  let connection: Connection | null = null;

  function handle(event: SessionEvent): void {
    const next = nextState(state, event, deps.now(), deps.random());
    if (next === state) return;
    leave();
    leave = () => undefined;
    if (next.name !== 'live') {
      connection?.close();
      connection = null;
    }
    state = next;
    deps.onState(next);
    if (next.name === 'opening') leave = open();
    if (next.name === 'waiting') {
      leave = deps.after(next.until - deps.now(), () => handle({ type: 'again' }));
    }
  }

  function open(): () => void {
    let over = false;
    const cancelDeadline = deps.after(OPENING_DEADLINE_MS, () =>
      handle({ type: 'failed', problem: { kind: 'timeout' } }),
    );
    deps.getTicket().then((ticket) => {
      if (over) return;
      if (!ticket.ok) {
        handle({ type: 'failed', problem: ticket.problem });
        return;
      }
      const opened = deps.connect(ticket.value, {
        onLive: () => opened === connection && handle({ type: 'live' }),
        onEnd: (problem) => opened === connection && handle({ type: 'failed', problem }),
      });
      connection = opened;
    });
    return () => {
      over = true;
      cancelDeadline();
    };
  }

  return {
    again: () => handle({ type: 'again' }),
    close: () => handle({ type: 'close' }),
  };
}
