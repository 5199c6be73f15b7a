import type { Client } from '../aliyun/client.ts';
import type { EcsTarget } from '../aliyun/ecs.ts';
import { describeRegions } from '../aliyun/ecs-regions.ts';
import { toProblem } from '../aliyun/errors.ts';
import { REGIONS } from '../aliyun/regions.ts';
import type { ProfileSummary } from '../profiles/profile.ts';
import type { CachedRegions } from './row-cache.ts';

/** Alibaba opens a region once in months. */
const KEPT_MS = 24 * 60 * 60_000;

export interface RegionListParts {
  client: Client;
  target: EcsTarget;
  /** What was found before, with the same key. */
  cached: CachedRegions | undefined;
  now: number;
}

/**
 * The regions of a profile's account, its regions of interest first; `isNew` where they were asked
 * for. A key that may not ask gets the public ones; one that fails otherwise those of before, for
 * the regions themselves will say what is wrong.
 */
export async function listRegions(
  { regionIds: interest }: ProfileSummary,
  { client, target, cached, now }: RegionListParts,
): Promise<{ regionIds: string[]; isNew: boolean }> {
  const withInterest = (regionIds: readonly string[]) => [...new Set([...interest, ...regionIds])];
  if (cached && now - cached.checkedAt < KEPT_MS) {
    return { regionIds: withInterest(cached.regionIds), isNew: false };
  }
  try {
    const regions = await describeRegions(client, target, 'en-US');
    return { regionIds: withInterest(regions.map(({ regionId }) => regionId)), isNew: true };
  } catch (error) {
    const { kind } = toProblem(error);
    if (kind === 'vault-locked') throw error;
    const fallback = kind === 'no-permission' ? PUBLIC : [];
    return { regionIds: withInterest(cached?.regionIds ?? fallback), isNew: false };
  }
}

const PUBLIC = REGIONS.filter(({ closed }) => !closed).map(({ id }) => id);
