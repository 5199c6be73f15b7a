import type { ProfileList, ProfileSummary } from '../profiles/profile.ts';

/**
 * The profiles that may reach an instance in the console of an account, the best first: the one that
 * was used last. A profile of another account is never tried. Where nobody knows the account, every
 * profile may be the right one; and one that was never tested may belong to any account.
 *
 * @param lastUsed ids of profiles, the last used one first
 */
export function fittingProfiles(
  { profiles, defaultId }: ProfileList,
  { accountId, lastUsed }: { accountId?: string | undefined; lastUsed: readonly string[] },
): ProfileSummary[] {
  const known = profiles.filter((profile) => profile.accountId === accountId);
  const untested = profiles.filter((profile) => profile.accountId === undefined);
  const fitting = accountId === undefined ? profiles : known.length > 0 ? known : untested;
  const rank = ({ id }: ProfileSummary): number => {
    const index = lastUsed.indexOf(id);
    if (index >= 0) return index;
    return lastUsed.length + (id === defaultId ? 0 : 1);
  };
  return fitting.toSorted((a, b) => rank(a) - rank(b));
}
