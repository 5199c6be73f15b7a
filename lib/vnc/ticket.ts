/** One fresh VNC address and the time at which it dies. Never stored, never part of an address. */
export interface Ticket {
  /** The decoded `wss:` address. */
  url: string;
  /** Milliseconds since the epoch: 15 s after the API call. */
  diesAt: number;
}

/** A ticket must have this much of its 15 s left when it is used: TLS at a distance takes time. */
const MIN_LIFE_MS = 5000;

/** Whether there is time enough to connect with it. */
export const isFresh = (ticket: Ticket, now: number): boolean => ticket.diesAt - now >= MIN_LIFE_MS;
