import { stateOf } from '../inventory.ts';
import type { CloudInstance, Guest, PowerState } from '../types.ts';
import { ApiError, invalidParameter } from './api-error.ts';
import { instanceAtHost } from './lookup.ts';
import type { Operation } from './operation.ts';
import { flag } from './parameters.ts';
import { dryRunPassed } from './permission.ts';

interface PowerAction {
  /** The states that the instance may be in. */
  from: PowerState[];
  /** Where an instance on paper ends up, at once. */
  paperEnd: PowerState;
  act(guest: Guest, force: boolean): Promise<void>;
}

export const startInstance = powerOperation({
  from: ['Stopped'],
  paperEnd: 'Running',
  act: (guest) => guest.start(),
});

export const stopInstance = powerOperation({
  // A machine that does not react to the polite way may be forced off while it is Stopping.
  from: ['Running', 'Stopping'],
  paperEnd: 'Stopped',
  act: (guest, force) => guest.stop({ force }),
});

export const rebootInstance = powerOperation({
  from: ['Running'],
  paperEnd: 'Running',
  act: (guest, force) => guest.reboot({ force }),
});

/** Answers as soon as the machine has been told: clients poll for the state. */
function powerOperation({ from, paperEnd, act }: PowerAction): Operation {
  return {
    permission: 'required',
    run(call, estate) {
      const instance = instanceAtHost(call, estate);
      const force = flag(call.parameters, 'ForceStop');
      checkStoppedMode(call.parameters.get('StoppedMode'));
      checkState(instance, from);
      if (flag(call.parameters, 'DryRun')) throw dryRunPassed();
      if (instance.guest) {
        act(instance.guest, force).catch((error: unknown) => {
          estate.warn(`A power operation on ${instance.instanceId} failed: ${String(error)}`);
        });
      } else {
        instance.paperState = paperEnd;
      }
      return {};
    },
  };
}

function checkState(instance: CloudInstance, from: PowerState[]): void {
  const state = stateOf(instance);
  if (from.includes(state)) return;
  throw new ApiError(403, 'IncorrectInstanceStatus', `This is not possible while it is ${state}.`);
}

function checkStoppedMode(mode: string | undefined): void {
  if (mode === undefined || mode === 'KeepCharging' || mode === 'StopCharging') return;
  throw invalidParameter('StoppedMode', 'KeepCharging or StopCharging is wanted');
}
