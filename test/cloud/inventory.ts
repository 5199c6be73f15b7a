import { makeFleet } from './fleet.ts';
import type { Behaviour, CloudInstance, PowerState } from './types.ts';

/** Every instance there is: the machines, and the fleet on paper as the switches want it now. */
export interface Inventory {
  all(): readonly CloudInstance[];
  find(instanceId: string): CloudInstance | undefined;
}

export function createInventory(
  machines: readonly CloudInstance[],
  fleetWanted: () => Behaviour['fleet'],
): Inventory {
  let made = '';
  let instances: CloudInstance[] = [];
  let byId = new Map<string, CloudInstance>();

  /** Makes the fleet anew only when the switch has changed, so that paper states are kept. */
  function refresh(): void {
    const wanted = fleetWanted();
    const key = JSON.stringify(wanted);
    if (key === made) return;
    made = key;
    instances = [...machines, ...makeFleet(wanted)];
    byId = new Map(instances.map((instance) => [instance.instanceId, instance]));
  }

  return {
    all() {
      refresh();
      return instances;
    },
    find(instanceId) {
      refresh();
      return byId.get(instanceId);
    },
  };
}

export function stateOf(instance: CloudInstance): PowerState {
  return instance.guest?.state() ?? instance.paperState;
}
