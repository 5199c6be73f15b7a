import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import { ProblemError } from '../problem.ts';
import type { Stored } from '../storage-area.ts';
import { isFresh, type Ticket } from '../vnc/ticket.ts';
import { pace } from './pace.ts';

export interface TicketDeskDeps {
  /** Asks the API. Rejects with an `AliyunError` or a `ProblemError`. */
  fetchTicket(instance: InstanceRef): Promise<Ticket>;
  /** When tickets were granted, by instance: shared by all windows, and by restarts of the worker. */
  granted: Stored<Record<string, number[]>>;
  now(): number;
}

/** Hands out tickets: each of them once. */
export interface TicketDesk {
  /** Asks for a ticket before its viewer is there, so that the two waits are one. */
  prepare(instance: InstanceRef): void;
  /** The ticket that is under way, or a fresh one. Throws 'too-many-connections' over the limit. */
  take(instance: InstanceRef): Promise<Ticket>;
  /** Counts a connection that is made elsewhere. Throws 'too-many-connections' over the limit. */
  count(instance: InstanceRef): Promise<void>;
}

export function createTicketDesk({ fetchTicket, granted, now }: TicketDeskDeps): TicketDesk {
  // Lost when the worker stops, which costs one more call and nothing else.
  const underWay = new Map<string, Promise<Ticket>>();

  /** By the instance alone: through another profile it is the same machine to Alibaba's limit. */
  async function count({ regionId, instanceId }: InstanceRef): Promise<void> {
    const waitMs = await granted.change((all) => {
      const key = `${regionId}/${instanceId}`;
      const decision = pace(all[key] ?? [], now());
      all[key] = decision.times;
      return decision.waitMs;
    });
    if (waitMs > 0) throw new ProblemError({ kind: 'too-many-connections', retryAfterMs: waitMs });
  }

  async function fresh(instance: InstanceRef): Promise<Ticket> {
    await count(instance);
    return fetchTicket(instance);
  }

  return {
    prepare(instance) {
      const key = instanceKey(instance);
      if (underWay.has(key)) return;
      const ticket = fresh(instance);
      // The viewer is told of the failure when it asks.
      ticket.catch(() => undefined);
      underWay.set(key, ticket);
    },
    async take(instance) {
      const key = instanceKey(instance);
      const prepared = underWay.get(key);
      underWay.delete(key);
      const ticket = await (prepared ?? fresh(instance));
      return isFresh(ticket, now()) ? ticket : fresh(instance);
    },
    count,
  };
}
