import type { ProfileList, ProfileSummary } from '../profiles/profile.ts';

/** Whose key a profile asks with, and where: with another one, what was found is void. */
export const ownerOf = ({ source, endpoint }: ProfileSummary): string =>
  JSON.stringify([source, endpoint ?? null]);

/** Those that their profile would find again: it is there, and has the key that found them. */
export function stillOwned<T extends { profileId: string; owner: string }>(
  found: readonly T[],
  { profiles }: ProfileList,
): T[] {
  const owners = new Map(profiles.map((profile) => [profile.id, ownerOf(profile)]));
  return found.filter(({ profileId, owner }) => owners.get(profileId) === owner);
}
