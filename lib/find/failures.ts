import { concernsProfile, type Problem } from '../problem.ts';
import type { Candidate } from './candidates.ts';

/** Regions of a profile that did not answer, all for one reason. */
export interface Failure {
  profileName: string;
  problem: Problem;
  regionIds: string[];
}

/** The hosts of all regions are allowed, or withheld, at once. */
const concernsAllRegions = (problem: Problem): boolean =>
  concernsProfile(problem) || problem.kind === 'host-permission';

/** Gathers why regions could not tell, by profile and reason. */
export function createFailures() {
  const byReason = new Map<string, Failure>();
  const broken = new Set<string>();
  return {
    add({ profileId, profileName, regionId }: Candidate, problem: Problem): void {
      if (concernsAllRegions(problem)) broken.add(profileId);
      const key = `${profileId} ${problem.kind}`;
      const known = byReason.get(key);
      if (known) known.regionIds.push(regionId);
      else byReason.set(key, { profileName, problem, regionIds: [regionId] });
    },
    /** Whether this candidate would fail as another of its profile did. */
    concernsAll: ({ profileId }: Candidate): boolean => broken.has(profileId),
    list: (): Failure[] => [...byReason.values()],
  };
}
