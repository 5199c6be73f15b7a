import * as v from 'valibot';
import { InstanceRef, instanceKey } from '../instance-ref.ts';
import { type Area, stored } from '../storage-area.ts';

/** How many instances are remembered: enough to know which profile reached which. */
const MAX_RECENT = 200;

const KEY = 'recent';

const Entries = v.array(v.object({ instance: InstanceRef, name: v.optional(v.string()) }));

/** The instances that were opened, the last one first; kept over restarts of the browser. */
export function createRecent(area: Area) {
  const entries = stored(area, KEY, (raw) => {
    const parsed = v.safeParse(Entries, raw);
    return parsed.success ? parsed.output : [];
  });
  return {
    /** Puts an instance first. Its name, where it is not given, stays as it was. */
    add: (instance: InstanceRef, name?: string): Promise<void> =>
      entries.change((list) => {
        const index = list.findIndex((entry) => sameInstance(entry.instance, instance));
        const [before] = index < 0 ? [] : list.splice(index, 1);
        const known = name ?? before?.name;
        list.unshift({ instance, ...(known !== undefined && { name: known }) });
        list.splice(MAX_RECENT);
      }),
    all: entries.read,
    last: async (): Promise<InstanceRef | undefined> => (await entries.read())[0]?.instance,
    /** The profiles that were used, best first for this instance: what reached it comes first. */
    async profilesFor(instanceId: string): Promise<string[]> {
      const list = (await entries.read()).map(({ instance }) => instance);
      const reached = list.filter((instance) => instance.instanceId === instanceId);
      return [...new Set([...reached, ...list].map(({ profileId }) => profileId))];
    },
    /** The region where this instance was found last. */
    async regionOf(instanceId: string): Promise<string | undefined> {
      const list = await entries.read();
      return list.find(({ instance }) => instance.instanceId === instanceId)?.instance.regionId;
    },
    async nameOf(instance: InstanceRef): Promise<string | undefined> {
      return (await entries.read()).find((entry) => sameInstance(entry.instance, instance))?.name;
    },
  };
}

export type Recent = ReturnType<typeof createRecent>;

const sameInstance = (a: InstanceRef, b: InstanceRef) => instanceKey(a) === instanceKey(b);
