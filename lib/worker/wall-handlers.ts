import { instanceKey, machineKey } from '../instance-ref.ts';
import type { Handlers } from '../messaging/router.ts';
import { ProblemError } from '../problem.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { TicketDesk } from '../viewers/tickets.ts';
import type { Wall } from '../wall.ts';

/** What the wall's questions take. */
export interface WallParts {
  wall: Wall;
  registry: Pick<Registry, 'all'>;
  recent: Pick<Recent, 'all'>;
  tickets: TicketDesk;
}

export function createWallHandlers({ wall, registry, recent, tickets }: WallParts) {
  return {
    async 'wall.instances'() {
      const [instances, opened] = await Promise.all([wall.instances(), recent.all()]);
      const names = new Map(opened.map(({ instance, name }) => [instanceKey(instance), name]));
      const named = instances.map((instance) => {
        const name = names.get(instanceKey(instance));
        return { instance, ...(name !== undefined && { name }) };
      });
      return { ok: true, value: named };
    },

    async 'wall.keep'({ instances }) {
      await wall.keep(instances);
      return { ok: true, value: null };
    },

    async 'wall.ticket'({ instance }) {
      // Asked here and not in the page, which may not have heard of the viewer yet.
      const viewers = await registry.all();
      const key = machineKey(instance);
      const isTaken = viewers.some((viewer) => machineKey(viewer.instance) === key);
      if (isTaken) throw new ProblemError({ kind: 'viewer-open' });
      return { ok: true, value: await tickets.take(instance) };
    },
  } satisfies Partial<Handlers>;
}
