import * as v from 'valibot';
import { type InstanceRef, machineKey } from '../instance-ref.ts';
import type { Area } from '../storage-area.ts';

/** What Ctrl+V in a viewer does: asks, types at once, or goes to the guest like any other key. */
export const PASTE_SETTINGS = ['ask', 'always', 'never'] as const;

/** How a person types at all instances. */
const Manner = v.object({
  paste: v.fallback(v.picklist(PASTE_SETTINGS), 'ask'),
  /** Slowly, for guests that lose keys. */
  careful: v.fallback(v.boolean(), false),
});
export type TypingManner = v.InferOutput<typeof Manner>;

const MANNER = 'typing';
/** Each machine has a key of its own, so that two viewers don't undo each other's writing. */
const layoutKey = (instance: InstanceRef) => `layout:${machineKey(instance)}`;

/** How text is typed, and each machine's keyboard layout, kept over restarts of the browser. */
export function createTypingMemory(area: Area) {
  const recall = async (key: string) => (await area.get(key))[key];
  return {
    async manner(): Promise<TypingManner> {
      const parsed = v.safeParse(Manner, (await recall(MANNER)) ?? {});
      return parsed.success ? parsed.output : v.parse(Manner, {});
    },
    setManner: (manner: TypingManner): Promise<void> => area.set({ [MANNER]: manner }),
    /** The tag of a layout, such as `de`; undefined if nobody has chosen one. */
    async layoutOf(instance: InstanceRef): Promise<string | undefined> {
      const tag = await recall(layoutKey(instance));
      return typeof tag === 'string' ? tag : undefined;
    },
    setLayout: (instance: InstanceRef, tag: string): Promise<void> =>
      area.set({ [layoutKey(instance)]: tag }),
  };
}

export type TypingMemory = ReturnType<typeof createTypingMemory>;
