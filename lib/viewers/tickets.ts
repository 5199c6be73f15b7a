import { type InstanceRef, instanceKey, machineKey } from '../instance-ref.ts';
import { ProblemError } from '../problem.ts';
import type { Stored } from '../storage-area.ts';
import { isFresh, type Ticket } from '../vnc/ticket.ts';
import { MINUTE_MS, pace } from './pace.ts';

export interface TicketDeskDeps {
  /** Asks the API. Rejects with an `AliyunError` or a `ProblemError`, or when the signal aborts. */
  fetchTicket(instance: InstanceRef, signal: AbortSignal): Promise<Ticket>;
  /** When tickets were granted, by instance: shared by all windows, and by restarts of the worker. */
  granted: Stored<Record<string, number[]>>;
  now(): number;
}

/** Hands out tickets: each of them once. */
export interface TicketDesk {
  /** Asks for a ticket before its viewer is there, so that the two waits are one. */
  prepare(instance: InstanceRef): void;
  /** The same before anybody asked for the viewer: a failure of this one is told to nobody. */
  prefetch(instance: InstanceRef): void;
  /** The ticket that is under way, or a fresh one. Throws 'too-many-connections' over the limit. */
  take(instance: InstanceRef): Promise<Ticket>;
  /**
   * Gives up the calls for an instance that were under way at that time, when its viewer was closed;
   * what was asked for since then is another viewer's.
   */
  cancel(instance: InstanceRef, closedAt: number): void;
  /** Counts a connection that is made elsewhere. Throws 'too-many-connections' over the limit. */
  count(instance: InstanceRef): Promise<void>;
}

/** A ticket that was asked for longer ago would hardly live until a window is there. */
const USEFUL_MS = 9000;

export function createTicketDesk({ fetchTicket, granted, now }: TicketDeskDeps): TicketDesk {
  // Lost when the worker stops, which costs one more call and nothing else.
  const underWay = new Map<string, { ticket: Promise<Ticket>; askedAt: number }>();
  /** The calls that have no answer yet. */
  const calls = new Set<{ key: string; askedAt: number; controller: AbortController }>();

  async function count(instance: InstanceRef): Promise<void> {
    const waitMs = await granted.change((all) => {
      // Through another profile it is the same machine to Alibaba's limit.
      const key = machineKey(instance);
      const time = now();
      forgetOld(all, time);
      const decision = pace(all[key] ?? [], time);
      all[key] = decision.times;
      return decision.waitMs;
    });
    if (waitMs > 0) throw new ProblemError({ kind: 'too-many-connections', retryAfterMs: waitMs });
  }

  async function fresh(instance: InstanceRef): Promise<Ticket> {
    await count(instance);
    const key = instanceKey(instance);
    const call = { key, askedAt: now(), controller: new AbortController() };
    calls.add(call);
    return fetchTicket(instance, call.controller.signal).finally(() => calls.delete(call));
  }

  /** Asks, unless a ticket that will be of use is there or under way. */
  function start(instance: InstanceRef): Promise<Ticket> | undefined {
    const key = instanceKey(instance);
    const before = underWay.get(key);
    if (before && now() - before.askedAt < USEFUL_MS) return undefined;
    const ticket = fresh(instance);
    // The viewer is told of the failure when it asks.
    ticket.catch(() => undefined);
    underWay.set(key, { ticket, askedAt: now() });
    return ticket;
  }

  return {
    prepare(instance) {
      start(instance);
    },
    prefetch(instance) {
      const key = instanceKey(instance);
      const ticket = start(instance);
      ticket?.catch(() => {
        if (underWay.get(key)?.ticket === ticket) underWay.delete(key);
      });
    },
    async take(instance) {
      const key = instanceKey(instance);
      const prepared = underWay.get(key);
      underWay.delete(key);
      const ticket = await (prepared?.ticket ?? fresh(instance));
      return isFresh(ticket, now()) ? ticket : fresh(instance);
    },
    cancel(instance, closedAt) {
      const key = instanceKey(instance);
      for (const call of calls) {
        if (call.key === key && call.askedAt <= closedAt) call.controller.abort();
      }
    },
    count,
  };
}

/** Every instance that was ever pointed at would stay in the storage otherwise. */
function forgetOld(all: Record<string, number[]>, now: number): void {
  for (const [key, times] of Object.entries(all)) {
    if (!times.some((time) => time > now - MINUTE_MS)) delete all[key];
  }
}
