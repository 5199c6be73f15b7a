import type { Problem, ProblemKind } from '../problem.ts';

/** How a session got where it is: carried along while it tries, forgotten when a person asks anew. */
export interface Tries {
  /** Connections that were tried since the last good one; 0 is the first opening. */
  attempt: number;
  /** Connections in a row that the other side ended within seconds. */
  quickLosses: number;
  /** Tickets in a row that were refused for a machine that does run. */
  denials: number;
}

export const FIRST_TRY: Tries = { attempt: 0, quickLosses: 0, denials: 0 };

/** Why a session is over. Each has its words and its action in the viewer. */
export type SessionEnd =
  /** The person closed it. */
  | 'closed'
  /** The vault is locked. */
  | 'locked'
  /** RAM, or the browser, has to allow something. */
  | 'permission'
  | 'stopped'
  | 'gone'
  | 'taken-over'
  | 'unsupported'
  /** The VNC server wants a password. */
  | 'password'
  /** Nobody used it for as long as the profile allows. */
  | 'idle'
  /** Everything else that trying again can't mend. */
  | 'refused';

/** What the API says of an instance; null: it knows none by that id. */
export type InstanceStatus = string | null;

/** What a viewer keeps alive, over any number of connections. `docs/session.md` draws it. */
export type SessionState =
  /** Getting a ticket and connecting. */
  | ({ name: 'opening' } & Tries)
  | ({ name: 'live'; since: number } & Tries)
  /** The connection is there and says nothing: since `silentSince`. It may come back. */
  | ({ name: 'stalled'; since: number; silentSince: number } & Tries)
  /** The next connection is opened at `until`, or when the person does not want to wait. */
  | ({ name: 'waiting'; until: number; problem: Problem } & Tries)
  /** The instance can't be connected to now, and is asked for its status at `until`. */
  | ({ name: 'watching'; until: number; problem: Problem; asked: number } & {
      status?: InstanceStatus;
    } & Tries)
  /** Over, until the person asks for more. `problem` is null when the person closed it. */
  | { name: 'ended'; end: SessionEnd; problem: Problem | null };

export type SessionEvent =
  /** The first frame of a connection is on the screen. */
  | { type: 'live' }
  /** A question has had no answer since then. */
  | { type: 'silent'; since: number }
  /** Something came from the server after silence. */
  | { type: 'heard' }
  /** The ticket, the status or the connection failed, or a connection that was live ended. */
  | { type: 'failed'; problem: Problem }
  | { type: 'status'; status: InstanceStatus }
  /** The wait is over, or the person does not want to wait. */
  | { type: 'again' }
  | { type: 'close' };

const END_OF: Partial<Record<ProblemKind, SessionEnd>> = {
  'vault-locked': 'locked',
  'no-permission': 'permission',
  'host-permission': 'permission',
  'origin-permission': 'permission',
  'not-running': 'stopped',
  'unknown-instance': 'gone',
  'taken-over': 'taken-over',
  unsupported: 'unsupported',
  'password-required': 'password',
  'password-wrong': 'password',
  idle: 'idle',
};

export const endedBy = (problem: Problem): SessionState => ({
  name: 'ended',
  end: END_OF[problem.kind] ?? 'refused',
  problem,
});

export const triesOf = ({ attempt, quickLosses, denials }: Tries): Tries => ({
  attempt,
  quickLosses,
  denials,
});
