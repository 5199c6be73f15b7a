import { stateOf } from '../inventory.ts';
import { ApiError } from './api-error.ts';
import { instanceInRegion } from './lookup.ts';
import type { Operation } from './operation.ts';

/** A VNC address for a machine that is Running, or on its way down (the proxy shows the shutdown). */
export const describeInstanceVncUrl: Operation = {
  permission: 'required',
  run(call, estate) {
    const instance = instanceInRegion(call, estate);
    const state = stateOf(instance);
    if (state === 'Starting') {
      throw new ApiError(
        403,
        'InstanceNotReady',
        'The instance can not be reached yet, try later.',
      );
    }
    if (state === 'Stopped') {
      throw new ApiError(403, 'IncorrectInstanceStatus', 'The instance is not running.');
    }
    if (!instance.guest) {
      throw new ApiError(
        500,
        'InternalError',
        `The instance ${instance.instanceId} is part of the local cloud's fleet: it exists on paper and has no screen.`,
      );
    }
    return { VncUrl: estate.tickets.issue(instance.instanceId) };
  },
};
