import type { Client } from '../aliyun/client.ts';
import { describeInstances } from '../aliyun/ecs.ts';
import type { EcsTarget } from '../aliyun/ecs-call.ts';

/** How many regions are asked at once: a profile may be interested in thirty. */
const AT_ONCE = 4;

/** Somebody waits for a window. */
const DEADLINE_MS = 5000;

/**
 * Asks the API which of these regions has the instance, in their order. Undefined if none says so: a
 * region that fails to answer counts as one that has not.
 */
export async function findRegion(
  client: Client,
  target: Omit<EcsTarget, 'regionId'>,
  regionIds: readonly string[],
  instanceId: string,
): Promise<string | undefined> {
  const has = async (regionId: string): Promise<boolean> => {
    const there = { ...target, regionId, deadlineMs: DEADLINE_MS };
    const found = await describeInstances(client, there, { instanceIds: [instanceId] }).catch(
      () => undefined,
    );
    return found?.instances.some((instance) => instance.InstanceId === instanceId) ?? false;
  };
  for (let start = 0; start < regionIds.length; start += AT_ONCE) {
    const some = regionIds.slice(start, start + AT_ONCE);
    const answers = await Promise.all(some.map(has));
    const index = answers.indexOf(true);
    if (index >= 0) return some[index];
  }
  return undefined;
}
