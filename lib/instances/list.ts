import type { Client } from '../aliyun/client.ts';
import { canDescribeInstances, describeInstances, type EcsTarget } from '../aliyun/ecs.ts';
import { ProblemError } from '../problem.ts';
import { toSummary } from './from-ecs.ts';
import type { InstanceSummary } from './summary.ts';

/**
 * One page of a region's instances. ECS answers with an empty list where the key may not list at
 * all, so an empty first page is checked: then it throws a 'no-permission' problem instead.
 */
export async function listInstances(
  client: Client,
  target: EcsTarget,
  nextToken?: string,
): Promise<{ instances: InstanceSummary[]; nextToken?: string }> {
  const page = await describeInstances(client, target, { nextToken });
  const isEmpty = page.instances.length === 0 && !nextToken && !page.nextToken;
  if (isEmpty && !(await canDescribeInstances(client, target))) {
    throw new ProblemError({ kind: 'no-permission', action: 'DescribeInstances' });
  }
  return {
    instances: page.instances.map(toSummary),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}
