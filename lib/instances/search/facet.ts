import { REGIONS } from '../../aliyun/regions.ts';
import type { InventoryRow } from '../inventory-row.ts';

/** What a row is called by people, beside what ECS says of it: a matter of language and profiles. */
export interface Words {
  /** More names of a region: in English and simplified Chinese it is known already. */
  region(regionId: string): string | undefined;
  status(status: string): string;
  profile(profileId: string): string;
}

/** What many instances have in common: searched once for all of them. */
export interface Facet {
  /** Counts from 0. */
  number: number;
  /** Each on a line, in lower case. */
  text: string;
}

const regions = new Map(REGIONS.map((region) => [region.id, region]));

/** Everything that a row shares with others and may be found by, as it is written. */
export function sharedParts(row: InventoryRow, words: Words): string[] {
  const region = regions.get(row.regionId);
  const parts = [
    words.region(row.regionId),
    row.regionId,
    region?.en,
    region?.zh,
    row.zoneId,
    words.profile(row.profileId),
    row.instanceType,
    row.osName,
    row.osType,
    words.status(row.status),
    row.status,
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/** Gives rows that have all of it in common the same facet. */
export function createFacets(words: Words) {
  const byParts = new Map<string, Facet>();
  return {
    /** By number. */
    texts: (): string[] => Array.from(byParts.values(), ({ text }) => text),
    of(row: InventoryRow): Facet {
      const { regionId, zoneId, profileId, instanceType, osName, osType, status } = row;
      const key = [regionId, zoneId, profileId, instanceType, osName, osType, status].join('\n');
      const before = byParts.get(key);
      if (before) return before;
      const text = sharedParts(row, words).join('\n').toLowerCase();
      const facet = { number: byParts.size, text };
      byParts.set(key, facet);
      return facet;
    },
  };
}
