import type { Client } from '../aliyun/client.ts';
import { describeInstanceVncUrl } from '../aliyun/ecs.ts';
import type { InstanceRef } from '../instance-ref.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { Ticket } from '../vnc/ticket.ts';
import { decodeVncUrl, TICKET_LIFE_MS } from '../vnc/vnc-url.ts';

/** Makes the function that gets a ticket with the credentials of the instance's profile. */
export function ticketFetcher(client: Client, profiles: ProfileStore, now: () => number) {
  return async ({ profileId, regionId, instanceId }: InstanceRef): Promise<Ticket> => {
    const credentials = await profiles.credentials(profileId);
    // Its life starts at the server's answer; counted from our call it can only look shorter.
    const diesAt = now() + TICKET_LIFE_MS;
    const { vncUrl } = await describeInstanceVncUrl(client, { credentials, regionId }, instanceId);
    return { url: decodeVncUrl(vncUrl), diesAt };
  };
}
