import { randomBytes } from 'node:crypto';
import type { Behaviour, TicketOffice } from '../types.ts';

export interface TicketRules {
  behaviour(): Behaviour;
  now(): number;
  /** The prefix of the proxy's host name, as in `hz01-vncproxy.aliyun.com`. */
  cityOf(instanceId: string): string;
}

export type TicketVerdict =
  | { ok: true; instanceId: string }
  | { ok: false; instanceId?: string; why: string };

export interface TicketBooth extends TicketOffice {
  /** Judges the token of a connection that arrives now, and uses it up. */
  redeem(token: string | null): TicketVerdict;
}

interface IssuedTicket {
  instanceId: string;
  issuedAt: number;
  used: boolean;
}

export function createTicketBooth({ behaviour, now, cityOf }: TicketRules): TicketBooth {
  const tickets = new Map<string, IssuedTicket>();
  return {
    issue(instanceId) {
      const token = randomBytes(64).toString('base64');
      tickets.set(token, { instanceId, issuedAt: now(), used: false });
      const host = `${cityOf(instanceId)}01-vncproxy.aliyun.com`;
      // Encoded once for the query and once as a whole, as DescribeInstanceVncUrl answers it.
      return encodeURIComponent(`wss://${host}/websockify/?s=${encodeURIComponent(token)}`);
    },
    redeem(token) {
      const ticket = token === null ? undefined : tickets.get(token);
      if (!ticket) return { ok: false, why: 'unknown ticket' };
      const { instanceId, issuedAt } = ticket;
      const { ticketTtlMs, ticketReuse } = behaviour().vnc;
      const age = now() - issuedAt;
      if (age > ticketTtlMs) return { ok: false, instanceId, why: `ticket is ${age} ms old` };
      if (ticket.used && !ticketReuse) return { ok: false, instanceId, why: 'ticket already used' };
      ticket.used = true;
      return { ok: true, instanceId };
    },
  };
}
