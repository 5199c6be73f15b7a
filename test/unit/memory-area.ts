import type { Area } from '../../lib/storage-area.ts';

/** A storage area that keeps copies, as the browser's does: nothing is shared with the caller. */
export function memoryArea(initial: Record<string, unknown> = {}): Area & {
  all(): Record<string, unknown>;
} {
  let data = structuredClone(initial);
  return {
    get: async (key) => (key in data ? { [key]: structuredClone(data[key]) } : {}),
    set: async (items) => {
      data = { ...data, ...structuredClone(items) };
    },
    all: () => structuredClone(data),
  };
}
