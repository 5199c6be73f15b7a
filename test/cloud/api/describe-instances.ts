import { stateOf } from '../inventory.ts';
import type { CloudInstance } from '../types.ts';
import { invalidParameter } from './api-error.ts';
import { describeInstance } from './instance-shape.ts';
import { regionOf } from './lookup.ts';
import type { Call, Operation } from './operation.ts';
import { flag, integer, jsonList } from './parameters.ts';
import { dryRunPassed, forbidden } from './permission.ts';
import { wildcard } from './wildcard.ts';

const ACTION = 'ecs:DescribeInstances';

/**
 * The caller's instances of one region, in pages by token or by number. Without the permission the
 * list is empty and no error is told, unless DryRun asks: so says ECS's documentation.
 */
export const describeInstances: Operation = {
  permission: 'own',
  run(call, estate) {
    const regionId = regionOf(call);
    const allowed = call.caller.allows(ACTION);
    if (flag(call.parameters, 'DryRun')) {
      throw allowed ? dryRunPassed() : forbidden(call.caller, ACTION);
    }
    const matches = filterOf(call.parameters);
    const found = estate.inventory
      .all()
      .filter(
        (instance) =>
          allowed &&
          instance.accountId === call.caller.accountId &&
          instance.regionId === regionId &&
          matches(instance),
      );
    return byNumber(call.parameters) ? numberedPage(call, found) : tokenPage(call, found);
  },
};

function filterOf(parameters: Call['parameters']): (instance: CloudInstance) => boolean {
  const ids = jsonList(parameters, 'InstanceIds');
  const idSet = ids && new Set(ids);
  const namePattern = parameters.get('InstanceName');
  const name = namePattern === undefined ? undefined : wildcard(namePattern);
  const status = parameters.get('Status');
  return (instance) =>
    (idSet === undefined || idSet.has(instance.instanceId)) &&
    (name === undefined || name.test(instance.name)) &&
    (status === undefined || status === stateOf(instance));
}

function byNumber(parameters: Call['parameters']): boolean {
  return parameters.has('PageNumber') || parameters.has('PageSize');
}

function numberedPage(call: Call, found: CloudInstance[]): object {
  const limits = { min: 1, max: 100 };
  const size = integer(call.parameters, 'PageSize', { ...limits, fallback: 10 });
  const page = integer(call.parameters, 'PageNumber', { min: 1, max: 1_000_000, fallback: 1 });
  return {
    Instances: { Instance: found.slice((page - 1) * size, page * size).map(describeInstance) },
    PageNumber: page,
    PageSize: size,
    TotalCount: found.length,
  };
}

function tokenPage(call: Call, found: CloudInstance[]): object {
  // ECS lifts a MaxResults below 10 to 10.
  const wanted = integer(call.parameters, 'MaxResults', { min: 1, max: 100, fallback: 10 });
  const from = readToken(call.parameters.get('NextToken'));
  const to = from + Math.max(10, wanted);
  return {
    Instances: { Instance: found.slice(from, to).map(describeInstance) },
    NextToken: to < found.length ? writeToken(to) : '',
    // ECS gives no meaning to the count where tokens are used; zero keeps clients from relying on it.
    TotalCount: 0,
  };
}

/** Opaque to clients, like the real ones. */
function writeToken(offset: number): string {
  return Buffer.from(`from:${offset}`).toString('base64');
}

function readToken(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const offset = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString('latin1'))?.[1];
  if (offset === undefined) throw invalidParameter('NextToken', 'it was not given by us');
  return Number(offset);
}
