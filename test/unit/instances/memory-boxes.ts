import type { Boxes } from '../../../lib/instances/boxes.ts';

/** IndexedDB's part, in memory, and open to look at. */
export function memoryBoxes(): Boxes & { kept: Map<string, Uint8Array<ArrayBuffer>> } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    kept,
    keys: async () => [...kept.keys()],
    get: async (keys) => keys.map((key) => kept.get(key)),
    async replace(path, boxes) {
      for (const key of kept.keys()) if (key.startsWith(path)) kept.delete(key);
      for (const [key, bytes] of boxes) kept.set(key, bytes);
    },
    clear: async () => kept.clear(),
  };
}
