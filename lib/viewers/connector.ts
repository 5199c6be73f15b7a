import type { Problem, Result } from '../problem.ts';
import {
  type Connection,
  type ConnectionDeps,
  type ConnectionEvents,
  connect,
} from '../vnc/connection.ts';
import { createGreeting } from '../vnc/greeting.ts';
import type { Rung } from '../vnc/ladder.ts';
import type { RfbModule } from '../vnc/rfb.ts';
import type { Ticket } from '../vnc/ticket.ts';
import type { Proxies } from './proxies.ts';

export interface ConnectorDeps {
  /** Asks the background for a ticket. */
  ticket(): Promise<Result<Ticket>>;
  loadRfb(): Promise<RfbModule>;
  proxies: Proxies;
}

/** Where and how a connection shows its screen. */
export type Showing = Pick<ConnectionDeps, 'target' | 'onLastFrame' | 'password' | 'viewOnly'>;

/** What a session takes to connect to one instance, by the way that its proxy wants. */
export interface Connector {
  /** A fresh ticket, once everything is there to connect with it. Never rejects. */
  getTicket(): Promise<Result<Ticket>>;
  /** To be called with what `getTicket` gave last. */
  connect(ticket: Ticket, events: ConnectionEvents, showing: Showing): Connection;
  /** The proxy that the last ticket named; empty before the first. */
  host(): string;
}

export function createConnector({ ticket, loadRfb, proxies }: ConnectorDeps): Connector {
  const greeting = createGreeting();
  let rfb: RfbModule | null = null;
  let rung: Rung | null = null;
  let host = '';

  /** A refusal that nothing but the permission may help against is told as that. */
  function readEnd(problem: Problem): Problem {
    if (problem.kind !== 'connection-refused' || !proxies.refused(host)) return problem;
    return { ...problem, kind: 'origin-permission' };
  }

  return {
    /** Loads noVNC while the ticket is on its way. */
    async getTicket() {
      try {
        const [answer, module] = await Promise.all([ticket(), rfb ?? loadRfb()]);
        rfb = module;
        if (!answer.ok) return answer;
        host = new URL(answer.value.url).host;
        rung = await proxies.prepare(host);
        return answer;
      } catch {
        return { ok: false, problem: { kind: 'viewer-failed' } };
      }
    },
    connect(fresh, events, showing) {
      if (!rfb || !rung) throw new Error('A connection needs noVNC and a ticket.');
      const { onLive, onEnd } = events;
      return connect(
        fresh,
        {
          ...events,
          onLive() {
            proxies.worked(host);
            onLive();
          },
          onEnd: (problem) => onEnd(readEnd(problem)),
        },
        {
          ...showing,
          rfb,
          protocols: rung.protocols,
          greeting,
          createSocket: (url, protocols) => new WebSocket(url, protocols),
        },
      );
    },
    host: () => host,
  };
}
