import * as v from 'valibot';
import type { Client } from './client.ts';
import type { Credentials } from './credentials.ts';
import { EcsInstance } from './ecs-instance.ts';
import { ecsEndpoint } from './endpoints.ts';
import { AliyunError } from './errors.ts';
import type { Params } from './query.ts';

export type { EcsInstance } from './ecs-instance.ts';

/** Where a call goes, with whose key, and how long somebody waits for it. */
export interface EcsTarget {
  credentials: Credentials;
  regionId: string;
  /** The profile's own host for ECS. */
  endpoint?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The most that `DescribeInstances` gives in one page. */
const PAGE_MAX = 100;

const VncUrlAnswer = v.object({
  VncUrl: v.pipe(v.string(), v.nonEmpty()),
  RequestId: v.fallback(v.optional(v.string()), undefined),
});

const InstancesAnswer = v.object({
  Instances: v.fallback(v.object({ Instance: v.array(v.unknown()) }), { Instance: [] }),
  NextToken: v.fallback(v.optional(v.string()), undefined),
});

/**
 * Asks for a VNC address. It is given as it comes, still percent-encoded (`lib/vnc` reads it), and
 * dies 15 s after this call. It lets anyone who has it in: never log or store it.
 */
export async function describeInstanceVncUrl(
  client: Client,
  target: EcsTarget,
  instanceId: string,
): Promise<{ vncUrl: string; requestId: string | undefined }> {
  const action = 'DescribeInstanceVncUrl';
  const answer = v.safeParse(
    VncUrlAnswer,
    await callEcs(client, target, action, { InstanceId: instanceId }),
  );
  if (!answer.success) throw new AliyunError({ kind: 'server', action });
  return { vncUrl: answer.output.VncUrl, requestId: answer.output.RequestId };
}

/**
 * One page of a region's instances; `nextToken` is there while more follow. An empty page may also
 * mean that RAM allows nothing: `canDescribeInstances` tells the two apart.
 */
export async function describeInstances(
  client: Client,
  target: EcsTarget,
  options: {
    maxResults?: number;
    nextToken?: string | undefined;
    instanceIds?: readonly string[];
    /** Checks the permission and lists nothing: always rejects, with `DryRunOperation` if allowed. */
    dryRun?: boolean;
  } = {},
): Promise<{ instances: EcsInstance[]; nextToken?: string }> {
  const { maxResults = PAGE_MAX, nextToken, instanceIds, dryRun } = options;
  const answer = await callEcs(client, target, 'DescribeInstances', {
    MaxResults: maxResults,
    NextToken: nextToken,
    InstanceIds: instanceIds && JSON.stringify(instanceIds),
    DryRun: dryRun,
  });
  const { Instances, NextToken } = v.parse(InstancesAnswer, answer);
  return {
    instances: Instances.Instance.flatMap((entry) => readInstance(entry, target.regionId)),
    ...(NextToken && { nextToken: NextToken }),
  };
}

/**
 * Whether RAM lets the key list instances at all. `DescribeInstances` itself answers with an empty
 * list, not an error, when it does not.
 */
export async function canDescribeInstances(client: Client, target: EcsTarget): Promise<boolean> {
  try {
    await describeInstances(client, target, { dryRun: true });
    return true;
  } catch (error) {
    if (!(error instanceof AliyunError)) throw error;
    if (error.code === 'DryRunOperation') return true;
    if (error.kind === 'no-permission') return false;
    throw error;
  }
}

function callEcs(client: Client, target: EcsTarget, action: string, params: Params) {
  const { credentials, regionId, endpoint, signal } = target;
  return client.call({
    product: 'ecs',
    action,
    endpoint: ecsEndpoint(regionId, endpoint),
    params: { RegionId: regionId, ...params },
    credentials,
    signal,
  });
}

/** One odd entry must not hide the others; what has no id can't be opened, and is left out. */
function readInstance(entry: unknown, regionId: string): EcsInstance[] {
  const instance = v.safeParse(EcsInstance, entry);
  if (!instance.success) return [];
  return [{ ...instance.output, RegionId: instance.output.RegionId ?? regionId }];
}
