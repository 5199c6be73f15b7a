import type { ApiRequest, Client } from './client.ts';
import type { Clock } from './clock.ts';
import { type Credentials, resolveCredentials } from './credentials.ts';
import { startDeadline } from './deadline.ts';
import { AliyunError } from './errors.ts';
import { type Retry, retryDelayMs, retryOf } from './retry-policy.ts';
import { type Sleep, untilAborted } from './wait.ts';

/** For a call that says nothing else: all attempts and the waits between them. */
const DEADLINE_MS = 30_000;

export interface RetryParts {
  /** The clock by which `client` dates its requests. */
  clock: Clock;
  /** Milliseconds, for measuring what has passed: not put right by anybody. */
  now: () => number;
  sleep: Sleep;
  /** A number in [0, 1). */
  random: () => number;
}

/**
 * A client that calls again what is worth it (`retry-policy.ts`). Rejects with the last failure,
 * at once when the next attempt would come after the deadline; with `timeout` when the deadline
 * passes during an attempt; with the signal's own reason when that ends the call.
 */
export function withRetry(client: Client, parts: RetryParts): Client {
  return {
    async call(request) {
      const { action, endpoint: host, deadlineMs = DEADLINE_MS } = request;
      const late = () => new AliyunError({ kind: 'timeout', action, host });
      const endsAt = parts.now() + deadlineMs;
      const deadline = startDeadline(deadlineMs, late, request.signal);
      try {
        return await repeat(client, parts, { ...request, signal: deadline.signal }, endsAt);
      } finally {
        deadline.clear();
      }
    },
  };
}

async function repeat(
  client: Client,
  { clock, now, sleep, random }: RetryParts,
  request: ApiRequest & { signal: AbortSignal },
  endsAt: number,
): Promise<unknown> {
  const { action, retryNetwork, retryThrottled, credentials: source, signal } = request;
  // Credentials that nobody renews have no remedy from the start.
  const spent = new Set<Retry>(typeof source === 'function' ? [] : ['token']);
  let refused: Credentials | undefined;

  for (let failures = 1; ; failures += 1) {
    const credentials = await untilAborted(resolveCredentials(source, refused), signal);
    const outcome = await attempt(client, { ...request, credentials });
    if (!outcome.error) return outcome.value;

    const error = withSkew(outcome.error, clock);
    const standing = { action, failures, spent, retryNetwork, retryThrottled, random: random() };
    const delay = retryDelayMs(error, standing);
    if (delay === undefined || delay >= endsAt - now()) throw error;
    const retry = retryOf(error);
    if (retry) spent.add(retry);
    if (retry === 'token') refused = credentials;
    if (delay > 0) await sleep(delay, signal);
  }
}

type Outcome = { error?: undefined; value: unknown } | { error: AliyunError };

/** Tells a failure of the call from a caller who has gone, and from a bug: those throw. */
async function attempt(client: Client, request: ApiRequest): Promise<Outcome> {
  try {
    return { value: await client.call(request) };
  } catch (error) {
    if (!(error instanceof AliyunError)) throw error;
    return { error };
  }
}

/** Any complaint about the clock teaches it, and carries the offset to the person. */
function withSkew(error: AliyunError, clock: Clock): AliyunError {
  if (error.kind !== 'clock' || error.serverDate === undefined) return error;
  clock.learn(error.serverDate);
  return new AliyunError({ ...error, skewMs: clock.skewMs() });
}
