import type { Client } from '../aliyun/client.ts';
import { describeInstances, describeInstanceVncUrl } from '../aliyun/ecs.ts';
import { startInstance } from '../aliyun/ecs-power.ts';
import { describeInstanceStatus } from '../aliyun/ecs-status.ts';
import type { InstanceRef } from '../instance-ref.ts';
import type { Handlers } from '../messaging/router.ts';
import type { Result } from '../problem.ts';
import type { Settings } from '../settings.ts';
import { alibabaPageUrl } from '../viewers/alibaba-page.ts';
import { instanceTarget, type TargetParts } from '../viewers/instance-target.ts';
import type { TicketDesk } from '../viewers/tickets.ts';

/** What viewers' questions take. */
export interface ViewerServices extends TargetParts {
  client: Client;
  tickets: TicketDesk;
  settings: Settings;
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The answers to what viewers ask about their instance. */
export function createViewerHandlers(services: ViewerServices) {
  const { client, tickets, settings } = services;
  const targetOf = (instance: InstanceRef) => instanceTarget(services, instance);

  return {
    'viewer.ticket': async ({ instance }) => ok(await tickets.take(instance)),

    async 'viewer.alibabaPage'({ instance }) {
      const { instanceId } = instance;
      // First what may take its time: the address lives for 15 s.
      const isWindows = await isWindowsInstance(instance);
      await tickets.count(instance);
      const { vncUrl } = await describeInstanceVncUrl(client, await targetOf(instance), instanceId);
      return ok({ url: alibabaPageUrl({ vncUrl, instanceId, isWindows }) });
    },

    async 'instance.status'({ instance }) {
      const instanceIds = [instance.instanceId];
      const { statuses } = await describeInstanceStatus(client, await targetOf(instance), {
        instanceIds,
      });
      const found = statuses.find(({ instanceId }) => instanceId === instance.instanceId);
      return ok(found ? (found.status ?? 'Unknown') : null);
    },

    async 'instance.start'({ instance }) {
      await startInstance(client, await targetOf(instance), instance.instanceId);
      return ok(null);
    },

    'settings.prefetch': async () => ok(await settings.prefetch()),

    async 'settings.setPrefetch'({ on }) {
      await settings.setPrefetch(on);
      return ok(null);
    },

    'settings.get': async ({ profileId }) =>
      ok({ keepAliveHours: await settings.keepAliveOf(profileId) }),

    async 'settings.keepAlive'({ profileId, hours }) {
      await settings.setKeepAlive(profileId, hours);
      return ok(null);
    },
  } satisfies Partial<Handlers>;

  /** Decides which keys that page offers, and nothing more: a guess will do. */
  async function isWindowsInstance(instance: InstanceRef): Promise<boolean> {
    const instanceIds = [instance.instanceId];
    const found = describeInstances(client, await targetOf(instance), { instanceIds });
    return found.then(
      ({ instances: [first] }) => first?.OSType === 'windows',
      () => false,
    );
  }
}
