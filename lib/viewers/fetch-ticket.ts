import type { Client } from '../aliyun/client.ts';
import { describeInstanceVncUrl } from '../aliyun/ecs.ts';
import type { InstanceRef } from '../instance-ref.ts';
import { ProblemError } from '../problem.ts';
import type { CredentialsOf } from '../profiles/credentials/credentials-of.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { Ticket } from '../vnc/ticket.ts';
import { decodeVncUrl, TICKET_LIFE_MS } from '../vnc/vnc-url.ts';

export interface TicketParts {
  client: Client;
  profiles: Pick<ProfileStore, 'list'>;
  credentialsOf: CredentialsOf;
  /** Milliseconds since the epoch, by the clock that the ticket's owner looks at. */
  now(): number;
}

/** Makes the function that gets a ticket with the credentials of the instance's profile. */
export function ticketFetcher({ client, profiles, credentialsOf, now }: TicketParts) {
  return async ({ profileId, regionId, instanceId }: InstanceRef): Promise<Ticket> => {
    const profile = (await profiles.list()).profiles.find(({ id }) => id === profileId);
    if (!profile) throw new ProblemError({ kind: 'no-profile' });
    const credentials = credentialsOf(profileId);
    const target = { credentials, regionId, endpoint: profile.endpoint };
    const { vncUrl } = await describeInstanceVncUrl(client, target, instanceId);
    // Its life starts at the server's answer, which a slow network brings late.
    return { url: decodeVncUrl(vncUrl), diesAt: now() + TICKET_LIFE_MS };
  };
}
