import type { Inventory } from '../inventory.ts';
import type { TicketOffice } from '../types.ts';
import type { Caller, Identities } from './identities.ts';
import type { ScreenshotPace } from './screenshot-pace.ts';

/** One call, authenticated and with its parameters at hand. */
export interface Call {
  caller: Caller;
  parameters: Map<string, string>;
  /** The region that the host stands for; absent on the central host. */
  hostRegionId?: string;
  /** Milliseconds since the epoch, by the cloud's clock. */
  now: number;
}

/** What the operations work on. */
export interface Estate {
  inventory: Inventory;
  identities: Identities;
  tickets: TicketOffice;
  screenshotPace: ScreenshotPace;
  /** Told about what fails after the answer was given: power operations are asynchronous. */
  warn(message: string): void;
}

export interface Operation {
  /**
   * `required`: Forbidden.RAM without it. `own`: the operation sees to it by itself. `none`: open to
   * every identity.
   */
  permission: 'required' | 'own' | 'none';
  /** Answers the body without its RequestId, or throws an ApiError. */
  run(call: Call, estate: Estate): object | Promise<object>;
}
