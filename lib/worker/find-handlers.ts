import type { Client } from '../aliyun/client.ts';
import { canDescribeInstances, describeInstances } from '../aliyun/ecs.ts';
import { candidatesOf } from '../find/candidates.ts';
import { type Prefixes, regionsOfAlike } from '../find/prefixes.ts';
import type { InventoryRow } from '../instances/inventory-row.ts';
import type { Handlers } from '../messaging/router.ts';
import { ProblemError } from '../problem.ts';
import { instanceTarget, type TargetParts } from '../viewers/instance-target.ts';
import type { Recent } from '../viewers/recent.ts';
import type { TicketDesk } from '../viewers/tickets.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What a window that looks for its instance asks of. */
export interface FindParts extends TargetParts {
  client: Client;
  prefixes: Prefixes;
  whereabouts: Whereabouts;
  inventory: { rows(): Promise<readonly InventoryRow[]> };
  recent: Pick<Recent, 'add'>;
  tickets: Pick<TicketDesk, 'prepare'>;
}

/** Somebody waits, and other regions are to be asked: one that is slow must not hold it up. */
const DEADLINE_MS = 5000;

/** The answers to what a viewer asks that does not know the region of its instance. */
export function createFindHandlers(parts: FindParts) {
  const { client, prefixes, whereabouts, inventory, recent, tickets } = parts;

  async function likelyRegions(instanceId: string): Promise<string[]> {
    const rows = await inventory.rows();
    await prefixes.learn(rows);
    return [
      ...new Set([...regionsOfAlike(instanceId, rows), ...(await prefixes.regionsOf(instanceId))]),
    ];
  }

  return {
    async 'find.plan'(wanted) {
      const fits = await whereabouts.fitting(wanted);
      if (fits.length === 0) {
        await whereabouts.requireProfile();
        throw new ProblemError({ kind: 'no-profile-fits' });
      }
      const known = await whereabouts.placeOf(wanted, fits);
      if (known) return { ok: true, value: { known, candidates: [] } };
      const candidates = candidatesOf(fits, await likelyRegions(wanted.instanceId));
      return { ok: true, value: { candidates } };
    },

    async 'find.ask'({ instance }) {
      const { instanceId } = instance;
      const target = { ...(await instanceTarget(parts, instance)), deadlineMs: DEADLINE_MS };
      const { instances } = await describeInstances(client, target, { instanceIds: [instanceId] });
      const found = instances.find(({ InstanceId }) => InstanceId === instanceId);
      if (!found) return { ok: true, value: false };
      // The window turns into a viewer at once, and asks for its ticket then.
      tickets.prepare(instance);
      await prefixes.learn([instance]);
      await recent.add(instance, found.InstanceName || undefined);
      return { ok: true, value: true };
    },

    async 'find.mayList'({ profileId, regionId }) {
      const target = await instanceTarget(parts, { profileId, regionId });
      return { ok: true, value: await canDescribeInstances(client, target) };
    },
  } satisfies Partial<Handlers>;
}
