import { describeInstanceStatus } from './describe-instance-status.ts';
import { describeInstanceVncUrl } from './describe-instance-vnc-url.ts';
import { describeInstances } from './describe-instances.ts';
import { describeRegions } from './describe-regions.ts';
import { getInstanceConsoleOutput, getInstanceScreenshot } from './monitoring.ts';
import type { Operation } from './operation.ts';
import { rebootInstance, startInstance, stopInstance } from './power.ts';
import { assumeRole, getCallerIdentity } from './sts.ts';

/** Everything that the API can do, by product, version and action. */
const OPERATIONS = new Map<string, Operation>([
  ['ecs 2014-05-26 DescribeInstanceVncUrl', describeInstanceVncUrl],
  ['ecs 2014-05-26 DescribeInstances', describeInstances],
  ['ecs 2014-05-26 DescribeInstanceStatus', describeInstanceStatus],
  ['ecs 2014-05-26 DescribeRegions', describeRegions],
  ['ecs 2014-05-26 StartInstance', startInstance],
  ['ecs 2014-05-26 StopInstance', stopInstance],
  ['ecs 2014-05-26 RebootInstance', rebootInstance],
  ['ecs 2014-05-26 GetInstanceScreenshot', getInstanceScreenshot],
  ['ecs 2014-05-26 GetInstanceConsoleOutput', getInstanceConsoleOutput],
  ['sts 2015-04-01 GetCallerIdentity', getCallerIdentity],
  ['sts 2015-04-01 AssumeRole', assumeRole],
]);

export function operationFor(
  product: string,
  version: string,
  action: string,
): Operation | undefined {
  return OPERATIONS.get(`${product} ${version} ${action}`);
}
