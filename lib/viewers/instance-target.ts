import type { EcsTarget } from '../aliyun/ecs.ts';
import type { InstanceRef } from '../instance-ref.ts';
import { ProblemError } from '../problem.ts';
import type { CredentialsOf } from '../profiles/credentials/credentials-of.ts';
import type { ProfileStore } from '../profiles/store.ts';

export interface TargetParts {
  profiles: Pick<ProfileStore, 'list'>;
  credentialsOf: CredentialsOf;
}

/** Where calls about an instance go, and with whose credentials. Throws 'no-profile'. */
export async function instanceTarget(
  { profiles, credentialsOf }: TargetParts,
  { profileId, regionId }: Pick<InstanceRef, 'profileId' | 'regionId'>,
): Promise<EcsTarget> {
  const profile = (await profiles.list()).profiles.find(({ id }) => id === profileId);
  if (!profile) throw new ProblemError({ kind: 'no-profile' });
  return { credentials: credentialsOf(profileId), regionId, endpoint: profile.endpoint };
}
