import * as v from 'valibot';
import { InstanceId, InstanceRef, ProfileId } from '../instance-ref.ts';
import { AccountId } from '../profiles/modes/fields.ts';

/**
 * A viewer's page is named by its instance, so that a reload, a restored window and a shortcut all
 * end in the same place. Never holds a ticket.
 */
export function viewerPath({
  profileId,
  regionId,
  instanceId,
}: InstanceRef): `/vnc.html?${string}` {
  const query = new URLSearchParams({
    profile: profileId,
    region: regionId,
    instance: instanceId,
  });
  return `/vnc.html?${query}`;
}

/** Reads the instance from a viewer's query; null where it is not one. */
export function parseViewerQuery(query: string): InstanceRef | null {
  const parameters = new URLSearchParams(query);
  const parsed = v.safeParse(InstanceRef, {
    profileId: parameters.get('profile'),
    regionId: parameters.get('region'),
    instanceId: parameters.get('instance'),
  });
  return parsed.success ? parsed.output : null;
}

/** An instance of which nobody knows the region yet, and which profiles may have it. */
export const Wanted = v.object({
  instanceId: InstanceId,
  /** The account of the console that named it. */
  accountId: v.optional(AccountId),
  profileId: v.optional(ProfileId),
});
export type Wanted = v.InferOutput<typeof Wanted>;

/** The page of a viewer that looks for its instance first. */
export function findPath({ instanceId, accountId, profileId }: Wanted): `/vnc.html?${string}` {
  const query = new URLSearchParams({
    find: instanceId,
    ...(accountId && { account: accountId }),
    ...(profileId && { profile: profileId }),
  });
  return `/vnc.html?${query}`;
}

/** Reads what is looked for from a viewer's query; null where it is nothing. */
export function parseFindQuery(query: string): Wanted | null {
  const parameters = new URLSearchParams(query);
  const parsed = v.safeParse(Wanted, {
    instanceId: parameters.get('find'),
    accountId: parameters.get('account') ?? undefined,
    profileId: parameters.get('profile') ?? undefined,
  });
  return parsed.success ? parsed.output : null;
}
