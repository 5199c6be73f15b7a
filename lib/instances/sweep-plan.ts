import type { ProfileSummary } from '../profiles/profile.ts';
import type { KnownSources } from './known-sources.ts';
import { restsUntil } from './rest.ts';
import type { SourceRef } from './source-ref.ts';

/** A profile, and all the regions that its account may use. */
export interface ProfileRegions {
  profile: ProfileSummary;
  regionIds: readonly string[];
}

export interface PlanParts {
  profiles: readonly ProfileRegions[];
  known: Pick<KnownSources, 'standing' | 'one'>;
  /** When the sweep began, ms since the epoch: what has ended since then is not asked again. */
  startedAt: number;
  /** A person wants to know it now: no region rests. */
  everything: boolean;
}

/**
 * The sources that a sweep asks: regions of interest first, then those that had the most the last
 * time, for a large one that begins last would hold up the end.
 */
export function planSweep({ profiles, known, startedAt, everything }: PlanParts): SourceRef[] {
  const isDue = (ref: SourceRef, isOfInterest: boolean) => {
    const standing = known.standing(ref);
    if (!standing) return true;
    return everything
      ? standing.checkedAt <= startedAt
      : restsUntil(standing, isOfInterest) <= startedAt;
  };
  return profiles
    .flatMap(({ profile, regionIds }) => {
      const interest = new Set<string>(profile.regionIds);
      return regionIds
        .map((regionId) => ({
          ref: { profileId: profile.id, regionId },
          isFirst: interest.has(regionId),
        }))
        .filter(({ ref, isFirst }) => isDue(ref, isFirst));
    })
    .map((due) => ({ ...due, count: known.one(due.ref).count }))
    .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.count - a.count)
    .map(({ ref }) => ref);
}
