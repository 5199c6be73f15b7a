import type { MessageName, RequestOf, ResponseOf } from '../../lib/messages.ts';
import { send } from '../../lib/messaging/send.ts';
import type { Problem } from '../../lib/problem.ts';

type Failure = { ok: false; problem: Problem };

/** How pages talk to the background; tests pass one of their own. */
export type Ask = <N extends MessageName>(
  name: N,
  request: RequestOf<N>,
) => Promise<ResponseOf<N> | Failure>;

/**
 * Sends a message and never rejects: a background that can't be reached (the extension was updated
 * under an open page) is a problem like any other, and is shown in the same place.
 */
export const ask: Ask = (name, request) =>
  send(name, request).catch((): Failure => ({ ok: false, problem: { kind: 'bad-request' } }));
