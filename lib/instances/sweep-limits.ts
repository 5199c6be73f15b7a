/** How hard a sweep may press the API. */
export interface SweepLimits {
  /** Calls of one account at a time. */
  perAccount: number;
  /** Calls of all accounts at a time. */
  total: number;
  /** Calls to one region of one account within `windowMs`. */
  callsPerWindow: number;
  windowMs: number;
  /** How many throttling answers one region waits out before it counts as failed. */
  throttles: number;
}

/**
 * ECS counts calls per account, region and operation, the console's included, and tells its limits
 * in the Quota Center only (https://www.alibabacloud.com/help/doc-detail/437902.htm). Ten calls a
 * second to one region is what its answers' own time allows; six regions at a time is what Alibaba's
 * own tools do.
 */
export const SWEEP_LIMITS: SweepLimits = {
  perAccount: 6,
  total: 8,
  callsPerWindow: 100,
  windowMs: 10_000,
  throttles: 3,
};
