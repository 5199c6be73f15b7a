import { stateOf } from '../inventory.ts';
import { isRegion } from '../regions.ts';
import type { CloudInstance, Guest } from '../types.ts';
import { ApiError } from './api-error.ts';
import type { Call, Estate, Operation } from './operation.ts';
import { required } from './parameters.ts';

/** A picture of the machine's screen, as base64 without a data-URL prefix. */
export const getInstanceScreenshot: Operation = {
  permission: 'required',
  async run(call, estate) {
    const { instance, guest } = monitored(call, estate);
    if (stateOf(instance) !== 'Running') throw wrongState();
    const wait = estate.screenshotPace.take(instance.instanceId, call.now);
    if (wait > 0) {
      throw new ApiError(429, 'Throttling', 'One screenshot of an instance is taken per 10 s.', {
        retryAfterMs: wait,
      });
    }
    const picture = await guest.screenshot();
    return { InstanceId: instance.instanceId, Screenshot: picture.data.toString('base64') };
  },
};

/** What the machine has written to its serial port. */
export const getInstanceConsoleOutput: Operation = {
  permission: 'required',
  run(call, estate) {
    const { instance, guest } = monitored(call, estate);
    return {
      InstanceId: instance.instanceId,
      ConsoleOutput: Buffer.from(guest.serial(), 'utf8').toString('base64'),
      LastUpdateTime: chinaTime(call.now),
    };
  },
};

/** These two operations have statuses of their own: 404 InvalidParameter and 405 (their documentation). */
function monitored(call: Call, estate: Estate): { instance: CloudInstance; guest: Guest } {
  const regionId = required(call.parameters, 'RegionId');
  const instance = estate.inventory.find(required(call.parameters, 'InstanceId'));
  const visible =
    isRegion(regionId) &&
    instance?.accountId === call.caller.accountId &&
    instance.regionId === regionId;
  if (!visible) {
    throw new ApiError(404, 'InvalidParameter', 'There is no such instance in that region.');
  }
  if (!instance.guest || instance.osType === 'windows') {
    throw new ApiError(405, 'NotSupported', 'The type of the instance does not support this.');
  }
  return { instance, guest: instance.guest };
}

function wrongState(): ApiError {
  return new ApiError(405, 'IncorrectInstanceStatus', 'The instance is not running.');
}

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, as the operation's documentation has it. */
function chinaTime(now: number): string {
  const eightHoursMs = 8 * 60 * 60 * 1000;
  return new Date(now + eightHoursMs).toISOString().slice(0, 19).replace('T', ' ');
}
