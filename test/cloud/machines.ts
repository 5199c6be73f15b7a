import type { CloudInstance, Guest } from './types.ts';
import type { MachineDefinition } from './world.ts';

/** The instance that a machine of the world is, once its guest has been made. */
export function toInstance(machine: MachineDefinition, guest: Guest | undefined): CloudInstance {
  if (!guest) throw new Error(`No guest was made for ${machine.instanceId}.`);
  return {
    instanceId: machine.instanceId,
    accountId: machine.accountId,
    regionId: machine.regionId,
    name: machine.name,
    osType: 'linux',
    osName: machine.osName,
    guest,
    paperState: machine.running ? 'Running' : 'Stopped',
  };
}
