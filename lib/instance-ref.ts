import * as v from 'valibot';

/**
 * An id as ECS writes it today: `i-` and 20 characters. The length is an observation of public ids
 * and not a contract, so a range is accepted.
 */
export const InstanceId = v.pipe(v.string(), v.regex(/^i-[a-z0-9]{8,30}$/));

/** A region id such as `cn-hangzhou`. It becomes a part of a host name, so nothing else may pass. */
export const RegionId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)+$/), v.maxLength(40));

/** Profiles are named by a UUID that we make; their display names may change freely. */
export const ProfileId = v.pipe(v.string(), v.uuid());

/** Names one instance, everywhere: which profile reaches it, in which region, and its id. */
export const InstanceRef = v.object({
  profileId: ProfileId,
  regionId: RegionId,
  instanceId: InstanceId,
});
export type InstanceRef = v.InferOutput<typeof InstanceRef>;

/** The same instance gives the same key: for maps, storage and "one viewer per instance". */
export const instanceKey = (ref: InstanceRef): string =>
  `${ref.profileId}/${ref.regionId}/${ref.instanceId}`;

/** The same machine gives the same key, whichever profile reaches it. */
export const machineKey = ({ regionId, instanceId }: InstanceRef): string =>
  `${regionId}/${instanceId}`;
