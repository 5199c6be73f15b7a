/** One fresh VNC address and the time at which it dies. Never stored, never part of an address. */
export interface Ticket {
  /** The decoded `wss:` address. */
  url: string;
  /** Milliseconds since the epoch: 15 s after the API call. */
  diesAt: number;
}
