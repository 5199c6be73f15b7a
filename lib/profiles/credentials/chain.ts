import { ProblemError } from '../../problem.ts';
import type { ProfileSummary } from '../profile.ts';

/**
 * The profiles that a profile's credentials come from, itself first. Throws 'profile-cycle', with
 * the names on the way, for a chain that comes back to itself, and 'no-profile' for a broken one.
 */
export function chainOf(
  profiles: readonly ProfileSummary[],
  profileId: string,
): [ProfileSummary, ...ProfileSummary[]] {
  const byId = (id: string): ProfileSummary => {
    const profile = profiles.find((candidate) => candidate.id === id);
    if (!profile) throw new ProblemError({ kind: 'no-profile' });
    return profile;
  };
  const chain: [ProfileSummary, ...ProfileSummary[]] = [byId(profileId)];
  for (let next = sourceOf(chain[0]); next !== undefined; ) {
    const profile = byId(next);
    if (chain.includes(profile)) {
      const names = [...chain, profile].map(({ name }) => name);
      throw new ProblemError({ kind: 'profile-cycle', reason: names.join(' → ') });
    }
    chain.push(profile);
    next = sourceOf(profile);
  }
  return chain;
}

const sourceOf = ({ source }: ProfileSummary): string | undefined =>
  source.mode === 'ChainableRamRoleArn' ? source.sourceProfileId : undefined;
