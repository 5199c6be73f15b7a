import * as v from 'valibot';
import { MaybeText, Text } from './answer.ts';
import type { Client } from './client.ts';
import { permissionOf } from './dry-run.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';
import { EcsInstance } from './ecs-instance.ts';

export type { EcsTarget } from './ecs-call.ts';
export type { EcsInstance } from './ecs-instance.ts';

/** The most that `DescribeInstances` gives in one page. */
const PAGE_MAX = 100;

/** Someone looks at a window that is black until the ticket is there. */
const TICKET_DEADLINE_MS = 15_000;

const VncUrlAnswer = v.object({ VncUrl: Text, RequestId: MaybeText });

const InstancesAnswer = v.object({
  Instances: v.fallback(v.object({ Instance: v.array(v.unknown()) }), { Instance: [] }),
  NextToken: MaybeText,
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
  const { VncUrl, RequestId } = await callEcs(
    client,
    { ...target, deadlineMs: target.deadlineMs ?? TICKET_DEADLINE_MS },
    'DescribeInstanceVncUrl',
    { RegionId: target.regionId, InstanceId: instanceId },
    VncUrlAnswer,
  );
  return { vncUrl: VncUrl, requestId: RequestId };
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
  const params = {
    RegionId: target.regionId,
    MaxResults: maxResults,
    NextToken: nextToken,
    InstanceIds: instanceIds && JSON.stringify(instanceIds),
    DryRun: dryRun,
  };
  const answer = await callEcs(client, target, 'DescribeInstances', params, InstancesAnswer);
  return {
    instances: answer.Instances.Instance.flatMap((entry) => readInstance(entry, target.regionId)),
    ...(answer.NextToken && { nextToken: answer.NextToken }),
  };
}

/**
 * Whether RAM lets the key list instances at all. `DescribeInstances` itself answers with an empty
 * list, not an error, when it does not.
 */
export async function canDescribeInstances(client: Client, target: EcsTarget): Promise<boolean> {
  const dryRun = describeInstances(client, target, { dryRun: true });
  return (await permissionOf(dryRun)) === 'allowed';
}

/** One odd entry must not hide the others; what has no id can't be opened, and is left out. */
function readInstance(entry: unknown, regionId: string): EcsInstance[] {
  const instance = v.safeParse(EcsInstance, entry);
  if (!instance.success) return [];
  return [{ ...instance.output, RegionId: instance.output.RegionId ?? regionId }];
}
