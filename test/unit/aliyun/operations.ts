import type { ACTIONS } from '../../../lib/aliyun/actions.ts';
import type { Client } from '../../../lib/aliyun/client.ts';
import type { CredentialsSource } from '../../../lib/aliyun/credentials.ts';
import { describeInstances, describeInstanceVncUrl } from '../../../lib/aliyun/ecs.ts';
import { getInstanceConsoleOutput } from '../../../lib/aliyun/ecs-console-output.ts';
import { rebootInstance, startInstance, stopInstance } from '../../../lib/aliyun/ecs-power.ts';
import { describeRegions } from '../../../lib/aliyun/ecs-regions.ts';
import { getInstanceScreenshot } from '../../../lib/aliyun/ecs-screenshot.ts';
import { describeInstanceStatus } from '../../../lib/aliyun/ecs-status.ts';
import { assumeRole, getCallerIdentity } from '../../../lib/aliyun/sts.ts';

export type Action = keyof typeof ACTIONS;

type Operation = (
  client: Client,
  credentials: CredentialsSource,
  instanceId?: string,
) => Promise<unknown>;

const ID = 'i-bp1hzoinajzkh91h0000';
const role = { roleArn: 'acs:ram::1234567890123456:role/quick-vnc', sessionName: 'quick-vnc' };
const inRegion = (credentials: CredentialsSource) => ({ credentials, regionId: 'cn-hangzhou' });

/** Every action that we call, called as the product does it. */
export const OPERATIONS: Record<Action, Operation> = {
  DescribeRegions: (client, key) => describeRegions(client, inRegion(key), 'en-US'),
  DescribeInstances: (client, key) => describeInstances(client, inRegion(key)),
  DescribeInstanceStatus: (client, key) => describeInstanceStatus(client, inRegion(key)),
  DescribeInstanceVncUrl: (client, key, id = ID) =>
    describeInstanceVncUrl(client, inRegion(key), id),
  GetInstanceScreenshot: (client, key, id = ID) => getInstanceScreenshot(client, inRegion(key), id),
  GetInstanceConsoleOutput: (client, key, id = ID) =>
    getInstanceConsoleOutput(client, inRegion(key), id),
  StartInstance: (client, key, id = ID) => startInstance(client, inRegion(key), id),
  StopInstance: (client, key, id = ID) => stopInstance(client, inRegion(key), id, { force: false }),
  RebootInstance: (client, key, id = ID) =>
    rebootInstance(client, inRegion(key), id, { force: false }),
  AssumeRole: (client, key) => assumeRole(client, { credentials: key }, role),
  GetCallerIdentity: (client, key) => getCallerIdentity(client, { credentials: key }),
};
