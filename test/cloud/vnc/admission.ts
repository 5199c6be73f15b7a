import type { IncomingMessage } from 'node:http';
import type { Behaviour, Guest } from '../types.ts';
import { allowsOrigin, judgeSubprotocol } from './handshake-rules.ts';
import { createRateWindow } from './rate-window.ts';
import type { Refusal } from './refusal.ts';
import type { TicketBooth } from './tickets.ts';

export interface Admitted {
  ok: true;
  instanceId: string;
  guest: Guest;
  subprotocol: 'binary' | undefined;
}

export interface Refused {
  ok: false;
  refusal: Refusal;
  /** Known as soon as the ticket was one of ours. */
  instanceId?: string;
}

export interface AdmissionDeps {
  behaviour(): Behaviour;
  booth: TicketBooth;
  guestOf(instanceId: string): Guest | undefined;
  isConnected(instanceId: string): boolean;
  now(): number;
}

/** Judges upgrade requests: ticket, origin, subprotocol, second client, rate. */
export function createAdmission(
  deps: AdmissionDeps,
): (request: IncomingMessage) => Admitted | Refused {
  const { behaviour, booth, guestOf, isConnected, now } = deps;
  const rate = createRateWindow(now);

  function objectionTo(request: IncomingMessage, instanceId: string): Refusal | undefined {
    const { vnc } = behaviour();
    const { origin } = request.headers;
    if (!allowsOrigin(vnc.origin, origin)) {
      return { status: 403, detail: `origin ${origin ?? '(none)'} not allowed` };
    }
    if (vnc.secondClient === 'refuse' && isConnected(instanceId)) {
      return { status: 403, detail: 'another client is connected' };
    }
    if (!rate.admit(instanceId, vnc.reconnectsPerMinute)) {
      return { status: 429, detail: `over ${vnc.reconnectsPerMinute} connections in a minute` };
    }
    return undefined;
  }

  return (request) => {
    const url = new URL(request.url ?? '/', 'wss://proxy');
    if (url.pathname !== '/websockify/') {
      return { ok: false, refusal: { status: 404, detail: 'unknown path' } };
    }
    // The ticket comes first: whatever else is wrong, showing it uses it up.
    const ticket = booth.redeem(url.searchParams.get('s'));
    if (!ticket.ok) {
      const of = ticket.instanceId === undefined ? {} : { instanceId: ticket.instanceId };
      return { ok: false, refusal: { status: 403, detail: ticket.why }, ...of };
    }
    const { instanceId } = ticket;
    const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal, instanceId });
    const subprotocol = judgeSubprotocol(
      behaviour().vnc.subprotocol,
      offeredSubprotocols(request.headers['sec-websocket-protocol']),
    );
    if (!subprotocol.ok) return refuse({ status: 400, detail: 'subprotocol binary not offered' });
    const guest = guestOf(instanceId);
    if (!guest) return refuse({ status: 404, detail: 'the instance has no machine' });
    const objection = objectionTo(request, instanceId);
    if (objection) return refuse(objection);
    return { ok: true, instanceId, guest, subprotocol: subprotocol.answer };
  };
}

function offeredSubprotocols(header = ''): string[] {
  return header.split(',').map((name) => name.trim());
}
