import type { Guest, GuestPlan } from '../types.ts';
import { createEmbeddedGuest } from './embedded/guest.ts';

export interface GuestFleet {
  /** By instance ID. */
  guests: Map<string, Guest>;
  kind: Guest['kind'];
  /** Why there are embedded guests where `auto` was asked for. */
  why?: string;
  dispose(): Promise<void>;
}

/**
 * Makes the machines of the local cloud and starts those that are to run, all at once; it does not
 * wait until they are up (`Guest.ready` does). `dir` gets their files.
 */
export async function createGuests(options: {
  plans: GuestPlan[];
  kind: Guest['kind'] | 'auto';
  dir: string;
}): Promise<GuestFleet> {
  const guests = new Map(options.plans.map((plan) => [plan.instanceId, createEmbeddedGuest(plan)]));
  return {
    guests,
    kind: 'embedded',
    async dispose() {
      await Promise.all([...guests.values()].map((guest) => guest.dispose()));
    },
  };
}
