import { REGIONS } from '../aliyun/regions.ts';
import type { ProfileSummary } from '../profiles/profile.ts';

/** A region to ask, with the credentials of a profile. */
export interface Candidate {
  profileId: string;
  profileName: string;
  regionId: string;
}

type Asked = Pick<ProfileSummary, 'id' | 'name' | 'regionIds' | 'endpoint'>;

const OPEN_REGIONS = REGIONS.filter(({ closed }) => !closed).map(({ id }) => id);

/**
 * Where to ask for an instance, most likely first: the likely regions, then those that the profiles
 * are interested in, then all others; and of each, every profile in the given order.
 */
export function candidatesOf(profiles: readonly Asked[], likely: readonly string[]): Candidate[] {
  const lists = profiles.map((profile) => ({ profile, regionIds: regionsOf(profile, likely) }));
  const longest = Math.max(0, ...lists.map(({ regionIds }) => regionIds.length));
  return Array.from({ length: longest }, (_, index) => index).flatMap((index) =>
    lists.flatMap(({ profile, regionIds }) => {
      const regionId = regionIds[index];
      return regionId === undefined
        ? []
        : [{ profileId: profile.id, profileName: profile.name, regionId }];
    }),
  );
}

/** A host that is set for a profile serves the regions that the profile names. */
function regionsOf({ regionIds, endpoint }: Asked, likely: readonly string[]): string[] {
  const others = endpoint ? [] : OPEN_REGIONS;
  const all = new Set([...regionIds, ...others]);
  const first = endpoint ? likely.filter((regionId) => all.has(regionId)) : likely;
  return [...new Set([...first, ...all])];
}
