import type { Client } from '../aliyun/client.ts';
import { describeInstanceVncUrl } from '../aliyun/ecs.ts';
import type { InstanceRef } from '../instance-ref.ts';
import type { Ticket } from '../vnc/ticket.ts';
import { decodeVncUrl, TICKET_LIFE_MS } from '../vnc/vnc-url.ts';
import { instanceTarget, type TargetParts } from './instance-target.ts';

export interface TicketParts extends TargetParts {
  client: Client;
  /** Milliseconds since the epoch, by the clock that the ticket's owner looks at. */
  now(): number;
}

/** Makes the function that gets a ticket with the credentials of the instance's profile. */
export function ticketFetcher(parts: TicketParts) {
  return async (instance: InstanceRef, signal: AbortSignal): Promise<Ticket> => {
    // A session tries again by itself, and says meanwhile what is wrong.
    const patience = { retryNetwork: false, signal };
    const target = { ...(await instanceTarget(parts, instance)), ...patience };
    const { vncUrl } = await describeInstanceVncUrl(parts.client, target, instance.instanceId);
    // Its life starts at the server's answer, which a slow network brings late.
    return { url: decodeVncUrl(vncUrl), diesAt: parts.now() + TICKET_LIFE_MS };
  };
}
