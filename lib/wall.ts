import * as v from 'valibot';
import { InstanceRef } from './instance-ref.ts';
import { type Area, stored } from './storage-area.ts';

/** Four rows of four: more would be too small to read, and each is a connection. */
export const WALL_MAX = 16;

/** The instances on the wall, in their order. */
export const WallInstances = v.pipe(v.array(InstanceRef), v.maxLength(WALL_MAX));

const KEY = 'wall';

/**
 * Which instances are on the wall, kept over restarts of the browser.
 * @param changed is called after each change
 */
export function createWall(area: Area, changed: () => void = () => undefined) {
  const kept = stored(area, KEY, (raw) => {
    const parsed = v.safeParse(WallInstances, raw);
    return parsed.success ? parsed.output : [];
  });
  return {
    instances: kept.read,
    async keep(instances: readonly InstanceRef[]): Promise<void> {
      await kept.change((list) => {
        list.splice(0, list.length, ...instances);
      });
      changed();
    },
  };
}

export type Wall = ReturnType<typeof createWall>;
