import * as v from 'valibot';
import type { Area } from '../storage-area.ts';

/** What was learnt of a VNC proxy. */
const Facts = v.object({
  /** The rung of the ladder that worked. */
  rung: v.optional(v.number()),
  /** Pings do not count as use there: it takes the pointer. */
  nudges: v.optional(v.boolean()),
});
export type ProxyFacts = v.InferOutput<typeof Facts>;

/** Each proxy has a key of its own, so that two viewers don't undo each other's writing. */
const keyOf = (host: string) => `proxy:${host}`;

/** What viewers have learnt of the proxies, kept over restarts of the browser. */
export function createProxyMemory(area: Area) {
  async function recall(host: string): Promise<ProxyFacts> {
    const key = keyOf(host);
    const parsed = v.safeParse(Facts, (await area.get(key))[key]);
    return parsed.success ? parsed.output : {};
  }
  return {
    recall,
    async learn(host: string, facts: ProxyFacts): Promise<void> {
      await area.set({ [keyOf(host)]: { ...(await recall(host)), ...facts } });
    },
  };
}

export type ProxyMemory = ReturnType<typeof createProxyMemory>;
