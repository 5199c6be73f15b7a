import type { Client } from './client.ts';
import { type Permission, permissionOf } from './dry-run.ts';
import { describeInstances, describeInstanceVncUrl } from './ecs.ts';
import type { EcsAction, EcsTarget } from './ecs-call.ts';
import { getInstanceConsoleOutput } from './ecs-console-output.ts';
import { rebootInstance, startInstance, stopInstance } from './ecs-power.ts';
import { describeRegions } from './ecs-regions.ts';
import { getInstanceScreenshot } from './ecs-screenshot.ts';
import { describeInstanceStatus } from './ecs-status.ts';

/** Where a permission is checked, and on which instance: RAM may allow an action on some alone. */
export interface InstanceTarget extends EcsTarget {
  instanceId: string;
}

/** Actions that can be checked without an instance. */
export type RegionAction = 'DescribeRegions' | 'DescribeInstances';

type Check = (client: Client, target: InstanceTarget) => Promise<unknown>;

/** Only four actions have dry runs. The others are reads, so trying them does no harm. */
const CHECKS: Record<EcsAction, Check> = {
  DescribeRegions: (client, target) => describeRegions(client, target, 'en-US'),
  DescribeInstances: (client, target) => describeInstances(client, target, { dryRun: true }),
  DescribeInstanceStatus: (client, target) =>
    describeInstanceStatus(client, target, { instanceIds: [target.instanceId] }),
  DescribeInstanceVncUrl: (client, target) =>
    describeInstanceVncUrl(client, target, target.instanceId),
  GetInstanceScreenshot: (client, target) =>
    getInstanceScreenshot(client, target, target.instanceId),
  GetInstanceConsoleOutput: (client, target) =>
    getInstanceConsoleOutput(client, target, target.instanceId),
  StartInstance: (client, target) =>
    startInstance(client, target, target.instanceId, { dryRun: true }),
  StopInstance: (client, target) =>
    stopInstance(client, target, target.instanceId, { force: false, dryRun: true }),
  RebootInstance: (client, target) =>
    rebootInstance(client, target, target.instanceId, { force: false, dryRun: true }),
};

/**
 * Whether RAM allows the action, asked without changing anything. Rejects with whatever leaves that
 * open: a dead network, but also an instance whose state comes before the permission.
 */
export function checkPermission(
  client: Client,
  target: EcsTarget,
  action: RegionAction,
): Promise<Permission>;
export function checkPermission(
  client: Client,
  target: InstanceTarget,
  action: EcsAction,
): Promise<Permission>;
export function checkPermission(
  client: Client,
  target: EcsTarget & { instanceId?: string },
  action: EcsAction,
): Promise<Permission> {
  // The overloads let the id be absent only where its check does not read it.
  const { instanceId = '', ...rest } = target;
  return permissionOf(CHECKS[action](client, { ...rest, instanceId }));
}
