import * as v from 'valibot';
import { ProfileId, RegionId } from '../instance-ref.ts';
import { AccountId, EcsHost } from './modes/fields.ts';
import { Secret } from './modes/secret.ts';
import { Source } from './modes/source.ts';

/** How long a name may be: it has to fit a menu. */
export const NAME_MAX = 60;

/** How many regions of interest a profile may have: more than Alibaba Cloud has. */
const REGIONS_MAX = 100;

/** The colours that tell profiles apart; what they look like is the components' matter. */
export const COLOURS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
export type Colour = (typeof COLOURS)[number];

const described = {
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(NAME_MAX)),
  colour: v.optional(v.picklist(COLOURS), 'grey'),
  /** The regions of interest; the first is the one that is shown where nothing says otherwise. */
  regionIds: v.pipe(v.tupleWithRest([RegionId], RegionId), v.maxLength(REGIONS_MAX)),
  /** A host of ECS to be used in place of the regions' own. */
  endpoint: v.optional(EcsHost),
  source: Source,
};

/**
 * What makes or changes a profile. The secret goes this way only, and never comes back; left out,
 * the one that is stored is kept.
 */
export const ProfileForm = v.pipe(
  v.object({ profileId: v.optional(ProfileId), ...described, secret: v.optional(Secret) }),
  v.check(({ source, secret }) => !secret || belongTogether(source, secret)),
);
export type ProfileForm = v.InferOutput<typeof ProfileForm>;

/** The public part of a profile: everything but its secret. */
export const ProfileSummary = v.object({
  id: v.string(),
  ...described,
  /** Known once the profile was tested (`GetCallerIdentity`). */
  accountId: v.optional(AccountId),
});
export type ProfileSummary = v.InferOutput<typeof ProfileSummary>;

export interface ProfileList {
  profiles: ProfileSummary[];
  /** The profile that is used where nothing says otherwise. */
  defaultId?: string;
}

/** The address in the secret lies at the origin that the person allowed. */
function belongTogether(source: Source, secret: Secret): boolean {
  if (source.mode === 'CredentialsURI' && secret.mode === 'CredentialsURI') {
    // A pipe goes on after an issue, so this may be no address at all.
    return URL.canParse(secret.uri) && new URL(secret.uri).origin === source.origin;
  }
  return source.mode === secret.mode;
}
