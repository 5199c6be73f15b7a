import * as v from 'valibot';
import { ProfileId, RegionId } from '../instance-ref.ts';

/** How long a name may be: it has to fit a menu. */
export const NAME_MAX = 60;

/**
 * What the options page sends to make or change a profile. The secret goes this way only, and
 * never comes back; left out, the one that is stored is kept.
 */
export const ProfileForm = v.object({
  profileId: v.optional(ProfileId),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(NAME_MAX)),
  accessKeyId: v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9._-]{8,128}$/)),
  accessKeySecret: v.optional(v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(256))),
  regionId: v.pipe(v.string(), v.trim(), RegionId),
});
export type ProfileForm = v.InferOutput<typeof ProfileForm>;

/** The public part of a profile: everything but its secret. */
export interface ProfileSummary {
  id: string;
  name: string;
  mode: 'AK';
  accessKeyId: string;
  /** The region that the popup lists. */
  regionId: string;
  /** Known once the profile was tested (`GetCallerIdentity`). */
  accountId?: string;
}

export interface ProfileList {
  profiles: ProfileSummary[];
  /** The profile that is used where nothing says otherwise. */
  defaultId?: string;
}
