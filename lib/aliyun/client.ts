import { type CredentialsSource, resolveCredentials } from './credentials.ts';
import { startDeadline } from './deadline.ts';
import { AliyunError } from './errors.ts';
import type { Params } from './query.ts';
import { readAnswer } from './response.ts';
import { type SignedRequest, signRequest } from './signature.ts';

const VERSIONS = { ecs: '2014-05-26', sts: '2015-04-01' } as const;

/** For one attempt: longer than any of our calls needs, shorter than a person's patience. */
const TIMEOUT_MS = 15_000;

/** How long somebody waits for a call. */
export interface Patience {
  /** For all attempts together, ms, where the client makes several (`withRetry`). */
  deadlineMs?: number | undefined;
  /** False for a caller who tells of a dead network at once, and tries again by itself or never. */
  retryNetwork?: boolean | undefined;
  /** False for a caller who waits out a throttling answer by itself. */
  retryThrottled?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export interface ApiRequest extends Patience {
  product: keyof typeof VERSIONS;
  action: string;
  /** A host from `endpoints.ts`. */
  endpoint: string;
  params?: Params;
  credentials: CredentialsSource;
}

export interface Client {
  /**
   * Calls one action, once, and gives the parsed body. Rejects with an AliyunError, or with the
   * abort's own reason when the caller's signal ended it.
   */
  call(request: ApiRequest): Promise<unknown>;
}

export interface ClientParts {
  fetch: typeof globalThis.fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** A string that was never used before. */
  nonce: () => string;
  timeoutMs?: number;
}

export function createClient({ fetch, now, nonce, timeoutMs = TIMEOUT_MS }: ClientParts): Client {
  return {
    async call({ product, action, endpoint: host, params = {}, credentials, signal: outer }) {
      const key = await resolveCredentials(credentials);
      const unsigned = { host, action, version: VERSIONS[product], params };
      const signed = await signRequest(unsigned, key, { date: new Date(now()), nonce: nonce() });
      const late = () => new AliyunError({ kind: 'timeout', action, host });
      const { signal, clear } = startDeadline(timeoutMs, late, outer);
      try {
        const { response, text } = await exchange(fetch, signed, signal);
        return readAnswer(response, text, { action, host, stringToSign: signed.stringToSign });
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof TypeError)) throw error;
        // `fetch` says no more than "TypeError" of a dead network, a refused host or a redirect. Its
        // message goes no further: some browsers and Node quote a header that they don't like.
        throw new AliyunError({ kind: 'network', action, host });
      } finally {
        clear();
      }
    },
  };
}

/** The body is part of the exchange: a connection may die in the middle of it. */
async function exchange(
  fetch: ClientParts['fetch'],
  { url, method, headers }: SignedRequest,
  signal: AbortSignal,
): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, {
    method,
    headers,
    signal,
    credentials: 'omit',
    cache: 'no-store',
    // A signed request must not travel on to a host that it was not signed for.
    redirect: 'error',
  });
  return { response, text: await response.text() };
}
