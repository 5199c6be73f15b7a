import * as v from 'valibot';
import { type Area, stored } from '../storage-area.ts';

/** What is needed of an instance that was seen. */
export interface Seen {
  instanceId: string;
  regionId: string;
}

/**
 * The ids of a region begin alike nearly always: `i-bp1` in Hangzhou, `i-2ze` in Beijing. Alibaba
 * promises no such thing, so this decides which regions are asked first, and nothing else.
 */
const LENGTH = 'i-bp1'.length;

const prefixOf = (instanceId: string): string => instanceId.slice(0, LENGTH);

/** A region has a few prefixes, and the ids of some zones share one. */
const PREFIXES_MAX = 500;
const REGIONS_MAX = 8;

/** Regions by prefix, the one that was learned last first. */
const Table = v.record(v.string(), v.array(v.string()));

/** The beginnings of ids that were seen in regions, kept over restarts of the browser. */
export function createPrefixes(area: Area) {
  const table = stored(area, 'idPrefixes', (raw) => {
    const parsed = v.safeParse(Table, raw);
    return parsed.success ? parsed.output : {};
  });
  return {
    /** Where such ids were seen before, most likely first. */
    regionsOf: async (instanceId: string): Promise<string[]> =>
      (await table.read())[prefixOf(instanceId)] ?? [],
    /** To be called with what a region has shown, not with what somebody says of it. */
    async learn(seen: readonly Seen[]): Promise<void> {
      const before = await table.read();
      const news = seen.filter((one) => before[prefixOf(one.instanceId)]?.[0] !== one.regionId);
      if (news.length === 0) return;
      await table.change((all) => {
        for (const { instanceId, regionId } of news) put(all, prefixOf(instanceId), regionId);
      });
    },
  };
}

export type Prefixes = ReturnType<typeof createPrefixes>;

function put(all: Record<string, string[]>, prefix: string, regionId: string): void {
  const others = (all[prefix] ?? []).filter((other) => other !== regionId);
  // Deleted first, so that the keys stay in the order of use.
  delete all[prefix];
  all[prefix] = [regionId, ...others].slice(0, REGIONS_MAX);
  const [oldest, ...rest] = Object.keys(all);
  if (oldest !== undefined && rest.length >= PREFIXES_MAX) delete all[oldest];
}

/** The regions of the rows whose ids begin like this one, those with the most of them first. */
export function regionsOfAlike(instanceId: string, rows: readonly Seen[]): string[] {
  const prefix = prefixOf(instanceId);
  const counts = new Map<string, number>();
  for (const { instanceId: id, regionId } of rows) {
    if (prefixOf(id) === prefix) counts.set(regionId, (counts.get(regionId) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([regionId]) => regionId);
}
