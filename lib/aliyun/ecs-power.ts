import * as v from 'valibot';
import type { Client } from './client.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';

/*
 * These take no RegionId: the host alone says where the instance is. They return when ECS has taken
 * the order, long before it is done.
 */

/** `dryRun` checks the permission and does nothing: always rejects, as in `dry-run.ts`. */
interface PowerOptions {
  dryRun?: boolean;
}

interface StopOptions extends PowerOptions {
  /** Pulls the plug: what the guest has not written to its disks is lost. */
  force: boolean;
}

const Acknowledgement = v.object({});

/** Starts an instance that is `Stopped`. */
export async function startInstance(
  client: Client,
  target: EcsTarget,
  instanceId: string,
  { dryRun }: PowerOptions = {},
): Promise<void> {
  const params = { InstanceId: instanceId, DryRun: dryRun };
  await callEcs(client, target, 'StartInstance', params, Acknowledgement);
}

/**
 * Stops an instance. Without a word about it, the account's setting may choose `StopCharging`, which
 * gives up the machine's place and perhaps its public address; so we always say it.
 */
export async function stopInstance(
  client: Client,
  target: EcsTarget,
  instanceId: string,
  options: StopOptions & { stoppedMode?: 'KeepCharging' | 'StopCharging' },
): Promise<void> {
  const { force, stoppedMode = 'KeepCharging', dryRun } = options;
  const params = {
    InstanceId: instanceId,
    ForceStop: force,
    StoppedMode: stoppedMode,
    DryRun: dryRun,
  };
  await callEcs(client, target, 'StopInstance', params, Acknowledgement);
}

/** Restarts an instance that is `Running`. */
export async function rebootInstance(
  client: Client,
  target: EcsTarget,
  instanceId: string,
  { force, dryRun }: StopOptions,
): Promise<void> {
  const params = { InstanceId: instanceId, ForceStop: force, DryRun: dryRun };
  await callEcs(client, target, 'RebootInstance', params, Acknowledgement);
}
