import { stateOf } from '../inventory.ts';
import { regionOf } from './lookup.ts';
import type { Operation } from './operation.ts';
import { integer, numberedList } from './parameters.ts';

/** Ids and states of the caller's instances in one region, by pages of at most 50. */
export const describeInstanceStatus: Operation = {
  permission: 'required',
  run(call, estate) {
    const regionId = regionOf(call);
    const ids = new Set(numberedList(call.parameters, 'InstanceId'));
    const size = integer(call.parameters, 'PageSize', { min: 1, max: 50, fallback: 10 });
    const page = integer(call.parameters, 'PageNumber', { min: 1, max: 1_000_000, fallback: 1 });
    const found = estate.inventory
      .all()
      .filter(
        (instance) =>
          instance.accountId === call.caller.accountId &&
          instance.regionId === regionId &&
          (ids.size === 0 || ids.has(instance.instanceId)),
      );
    return {
      InstanceStatuses: {
        InstanceStatus: found.slice((page - 1) * size, page * size).map((instance) => ({
          InstanceId: instance.instanceId,
          Status: stateOf(instance),
        })),
      },
      PageNumber: page,
      PageSize: size,
      TotalCount: found.length,
    };
  },
};
