import { ProblemError } from '../problem.ts';
import type { ProfileList, ProfileSummary } from './profile.ts';

/**
 * The profile for an instance that was asked for without one: the last one that was used for it,
 * else the default.
 */
export function chooseProfile(
  { profiles, defaultId }: ProfileList,
  wish: { profileId?: string | undefined; lastUsedId?: string | undefined },
): ProfileSummary {
  const byId = (id: string | undefined) => profiles.find((profile) => profile.id === id);
  const profile = wish.profileId
    ? byId(wish.profileId)
    : (byId(wish.lastUsedId) ?? byId(defaultId) ?? profiles[0]);
  if (!profile) throw new ProblemError({ kind: 'no-profile' });
  return profile;
}
