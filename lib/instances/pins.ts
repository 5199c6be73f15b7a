import * as v from 'valibot';
import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import { type Area, stored } from '../storage-area.ts';

const Keys = v.fallback(v.array(v.string()), () => []);

/**
 * The instances that a person wants first, by their keys, in the order in which they were pinned.
 * @param changed is called after each change
 */
export function createPins(area: Area, changed: () => void = () => undefined) {
  const pins = stored(area, 'pins', (raw) => v.parse(Keys, raw));
  return {
    all: pins.read,
    /** Gives whether it is pinned now. */
    async toggle(instance: InstanceRef): Promise<boolean> {
      const isPinned = await pins.change((keys) => {
        const key = instanceKey(instance);
        const index = keys.indexOf(key);
        if (index >= 0) keys.splice(index, 1);
        else keys.push(key);
        return index < 0;
      });
      changed();
      return isPinned;
    },
  };
}

export type Pins = ReturnType<typeof createPins>;
