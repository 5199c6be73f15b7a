import * as v from 'valibot';
import { MaybeText, maybe, Text } from './answer.ts';
import type { Client } from './client.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';

/** The most that one call tells about; `instanceIds` must not be more. */
export const STATUS_PAGE_MAX = 50;

export interface InstanceStatus {
  instanceId: string;
  /** `Pending`, `Running`, `Starting`, `Stopping`, `Stopped`, or a state that is new. */
  status: string | undefined;
}

const StatusAnswer = v.object({
  InstanceStatuses: v.fallback(v.object({ InstanceStatus: v.array(v.unknown()) }), {
    InstanceStatus: [],
  }),
  TotalCount: maybe(v.number()),
});

const Status = v.object({ InstanceId: Text, Status: MaybeText });

/** The states of the given instances, or of one page of all; `totalCount` counts every page. */
export async function describeInstanceStatus(
  client: Client,
  target: EcsTarget,
  { instanceIds, pageNumber }: { instanceIds?: readonly string[]; pageNumber?: number } = {},
): Promise<{ statuses: InstanceStatus[]; totalCount: number | undefined }> {
  const params = {
    RegionId: target.regionId,
    InstanceId: instanceIds,
    PageNumber: pageNumber,
    PageSize: STATUS_PAGE_MAX,
  };
  const answer = await callEcs(client, target, 'DescribeInstanceStatus', params, StatusAnswer);
  return {
    statuses: answer.InstanceStatuses.InstanceStatus.flatMap(readStatus),
    totalCount: answer.TotalCount,
  };
}

function readStatus(entry: unknown): InstanceStatus[] {
  const status = v.safeParse(Status, entry);
  if (!status.success) return [];
  return [{ instanceId: status.output.InstanceId, status: status.output.Status }];
}
