import * as v from 'valibot';
import { InstanceRef } from '../instance-ref.ts';

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
