import { isRegion } from '../regions.ts';
import type { CloudInstance } from '../types.ts';
import { ApiError } from './api-error.ts';
import type { Call, Estate } from './operation.ts';
import { required } from './parameters.ts';

/** The central host has this region for calls that name none. */
const CENTRAL_REGION = 'cn-hangzhou';

/** The call's RegionId, checked to exist and to be one that the host serves. */
export function regionOf(call: Call): string {
  const regionId = required(call.parameters, 'RegionId');
  if (!isRegion(regionId)) {
    throw new ApiError(404, 'InvalidRegionId.NotFound', 'The region does not exist.');
  }
  if (call.hostRegionId !== undefined && call.hostRegionId !== regionId) {
    throw new ApiError(
      404,
      'InvalidOperation.NotSupportedEndpoint',
      `This endpoint serves ${call.hostRegionId}; DescribeRegions names the one of ${regionId}.`,
    );
  }
  return regionId;
}

/** The instance that RegionId and InstanceId name, if it is the caller's. */
export function instanceInRegion(call: Call, estate: Estate): CloudInstance {
  const regionId = regionOf(call);
  const instance = ownInstance(call, estate);
  if (instance.regionId !== regionId) {
    throw new ApiError(400, 'InvalidRegionInstance', 'The instance is not in that region.');
  }
  return instance;
}

/** The instance that InstanceId names in the region of the host: power calls carry no RegionId. */
export function instanceAtHost(call: Call, estate: Estate): CloudInstance {
  const instance = ownInstance(call, estate);
  if (instance.regionId !== (call.hostRegionId ?? CENTRAL_REGION)) throw unknownInstance();
  return instance;
}

/** Another account's instance does not exist, as far as the caller can tell. */
function ownInstance(call: Call, estate: Estate): CloudInstance {
  const instance = estate.inventory.find(required(call.parameters, 'InstanceId'));
  if (instance?.accountId !== call.caller.accountId) throw unknownInstance();
  return instance;
}

function unknownInstance(): ApiError {
  return new ApiError(404, 'InvalidInstanceId.NotFound', 'There is no instance with this ID.');
}
