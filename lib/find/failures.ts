import type { Problem, ProblemKind } from '../problem.ts';
import type { Candidate } from './candidates.ts';

/** Regions of a profile that did not answer, all for one reason. */
export interface Failure {
  profileName: string;
  problem: Problem;
  regionIds: string[];
}

/** What is wrong with a profile is wrong in each of its regions. */
const OF_PROFILE: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'unknown-key',
  'disabled-key',
  'wrong-secret',
  'signature-bug',
  'expired-token',
  'clock',
  'account-blocked',
  'host-permission',
  'secret-missing',
  'profile-cycle',
  'sign-in-needed',
  'bad-credentials',
  'vault-damaged',
]);

/** Gathers why regions could not tell, by profile and reason. */
export function createFailures() {
  const byReason = new Map<string, Failure>();
  const broken = new Set<string>();
  return {
    add({ profileId, profileName, regionId }: Candidate, problem: Problem): void {
      if (OF_PROFILE.has(problem.kind)) broken.add(profileId);
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
