import { type InstanceRef, machineKey } from '../instance-ref.ts';
import type { Stored } from '../storage-area.ts';
import { MINUTE_MS } from './pace.ts';
import type { TicketDesk } from './tickets.ts';

/** A ticket lives this long, so another one before is of no use. */
const PER_INSTANCE_MS = 15_000;

/**
 * The most tickets in a minute, over all instances, up to which a page may ask for one more: a
 * pointer that runs down a long list, or a page that makes requests up, must not use up what the API
 * allows the whole account.
 */
const PREFETCH_PER_MINUTE = 30;

export interface PrefetchParts {
  tickets: Pick<TicketDesk, 'prefetch'>;
  /** When tickets were granted, by instance, whoever asked: the limits count them together. */
  granted: Pick<Stored<Record<string, number[]>>, 'read'>;
  now(): number;
}

/** Asks for a ticket before anybody clicks, where the limits have room for a guess. */
export function createPrefetch({ tickets, granted, now }: PrefetchParts) {
  return async (instance: InstanceRef): Promise<void> => {
    const all = await granted.read();
    if (mayPrefetch(all, machineKey(instance), now())) tickets.prefetch(instance);
  };
}

export type Prefetch = ReturnType<typeof createPrefetch>;

function mayPrefetch(all: Record<string, number[]>, key: string, now: number): boolean {
  const within = (times: readonly number[], ms: number) =>
    times.filter((time) => time > now - ms && time <= now).length;
  return (
    within(all[key] ?? [], PER_INSTANCE_MS) === 0 &&
    within(Object.values(all).flat(), MINUTE_MS) < PREFETCH_PER_MINUTE
  );
}
