import * as v from 'valibot';
import { InstanceRef } from '../instance-ref.ts';
import type { Area } from '../storage-area.ts';

/** How many instances are remembered: enough to know which profile reached which. */
const MAX_RECENT = 200;

const KEY = 'recent';

const Recent = v.array(v.object({ instance: InstanceRef, name: v.optional(v.string()) }));
export type Recent = v.InferOutput<typeof Recent>;

/** The instances that were opened, the last one first; kept over restarts of the browser. */
export function createRecent(area: Area) {
  const list = async (): Promise<Recent> => {
    const parsed = v.safeParse(Recent, (await area.get(KEY))[KEY]);
    return parsed.success ? parsed.output : [];
  };
  return {
    list,
    async add(instance: InstanceRef, name?: string): Promise<void> {
      const others = (await list()).filter(
        (entry) => entry.instance.instanceId !== instance.instanceId,
      );
      const entry = { instance, ...(name !== undefined && { name }) };
      await area.set({ [KEY]: [entry, ...others].slice(0, MAX_RECENT) });
    },
  };
}
