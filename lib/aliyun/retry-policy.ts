import { traitsOf } from './actions.ts';
import type { AliyunError } from './errors.ts';

/** Why a call that failed may be sent again. */
export type Retry =
  /** Too many calls: nothing was done, so any action may follow after a wait. */
  | 'throttled'
  /** A passing fault, after which nobody knows whether it was done: reads only, after a wait. */
  | 'transient'
  /** A copy of the request had arrived before, and was perhaps done: reads only, once, at once. */
  | 'nonce'
  /** Refused for its date: once, at once, with the server's time. */
  | 'clock'
  /** Refused for its token: once, at once, with a new one. */
  | 'token';

/** Whole codes, no prefixes: `ServiceUnavailable.RegionMaintaining` is over in hours, not seconds. */
const RETRIES = new Map<string, Retry>([
  ['InternalError', 'transient'],
  ['UnknownError', 'transient'],
  ['ServiceUnavailable', 'transient'],
  ['SignatureNonceUsed', 'nonce'],
  ['InvalidTimeStamp.Expired', 'clock'],
  ['InvalidSecurityToken.Expired', 'token'],
]);

/** The first attempt included. Their waits add up to 25.5 s, and 10 s is reached. */
export const MAX_ATTEMPTS = 7;

const BASE_MS = 500;
const MAX_BACKOFF_MS = 10_000;

/** ECS throttles until the next minute begins, so a longer `x-acs-retry-after` is a mistake. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * By the code alone: one and the same comes with different HTTP statuses, and an answer without a
 * code is not from the API. What is left without an answer has no code either.
 */
export function retryOf({ code, kind }: Pick<AliyunError, 'code' | 'kind'>): Retry | undefined {
  if (code !== undefined) return /Throttling/.test(code) ? 'throttled' : RETRIES.get(code);
  return kind === 'network' || kind === 'timeout' ? 'transient' : undefined;
}

/** Where a call stands after a failure. */
export interface Standing {
  action: string;
  /** How many attempts have failed, this one included. */
  failures: number;
  /** The remedies that there are no more: each is tried once. */
  spent: ReadonlySet<Retry>;
  /** See `Patience`. */
  retryNetwork?: boolean | undefined;
  retryThrottled?: boolean | undefined;
  /** A number in [0, 1). */
  random: number;
}

/** How long to wait before the next attempt, ms; `undefined` when there should be none. */
export function retryDelayMs(error: AliyunError, standing: Standing): number | undefined {
  const { action, failures, spent } = standing;
  const retry = retryOf(error);
  if (retry === undefined || failures >= MAX_ATTEMPTS) return undefined;
  if (error.kind === 'network' && standing.retryNetwork === false) return undefined;
  if (retry === 'throttled' && standing.retryThrottled === false) return undefined;
  if ((retry === 'transient' || retry === 'nonce') && !traitsOf(action).read) return undefined;
  if (retry === 'throttled' || retry === 'transient') return waitMs(error, retry, standing);
  if (retry === 'clock' && error.serverDate === undefined) return undefined;
  return spent.has(retry) ? undefined : 0;
}

/**
 * Chance keeps many callers from coming back together: it takes up to half of a backoff away, but
 * only adds to a wait that the server asks for.
 */
function waitMs(
  { retryAfterMs = 0 }: AliyunError,
  retry: Retry,
  { action, failures, random }: Standing,
): number {
  const pace = retry === 'throttled' ? (traitsOf(action).throttledMs ?? 0) : 0;
  const asked = Math.max(pace, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
  const backoff = Math.min(BASE_MS * 2 ** (failures - 1), MAX_BACKOFF_MS);
  return Math.max(asked * (1 + random / 10), backoff * (1 - random / 2));
}
