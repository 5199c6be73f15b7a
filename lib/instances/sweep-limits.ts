/** How hard a sweep may press the API. */
export interface SweepLimits {
  /** Calls of one account at a time. */
  perAccount: number;
  /** Calls of all accounts at a time. */
  total: number;
  /** Calls to one region of one account within `windowMs`. */
  callsPerWindow: number;
  windowMs: number;
  /** How many throttling answers in a row one region waits out before it counts as failed. */
  throttles: number;
}

/**
 * ECS counts calls per account, region and operation, the console's included, and tells its limits
 * in the Quota Center only (https://www.alibabacloud.com/help/doc-detail/437902.htm). So these are
 * modest: the answers' own time keeps most regions far below ten calls a second.
 */
export const SWEEP_LIMITS: SweepLimits = {
  perAccount: 4,
  total: 6,
  callsPerWindow: 100,
  windowMs: 10_000,
  throttles: 3,
};
