import type { Credentials } from './credentials.ts';
import { AliyunError } from './errors.ts';
import type { Params } from './query.ts';
import { readAnswer } from './response.ts';
import { type SignedRequest, signRequest } from './signature.ts';

const VERSIONS = { ecs: '2014-05-26', sts: '2015-04-01' } as const;

/** Longer than any of our calls needs, shorter than a person's patience. */
const TIMEOUT_MS = 15_000;

export interface ApiRequest {
  product: keyof typeof VERSIONS;
  action: string;
  /** A host from `endpoints.ts`. */
  endpoint: string;
  params?: Params;
  credentials: Credentials;
  signal?: AbortSignal | undefined;
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
    async call({ product, action, endpoint: host, params = {}, credentials, signal }) {
      const unsigned = { host, action, version: VERSIONS[product], params };
      const moment = { date: new Date(now()), nonce: nonce() };
      const signed = await signRequest(unsigned, credentials, moment);
      const deadline = startDeadline(timeoutMs);
      try {
        const ends = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
        const { response, text } = await exchange(fetch, signed, ends);
        return readAnswer(response, text, { action, host, stringToSign: signed.stringToSign });
      } catch (error) {
        if (signal?.aborted || error instanceof AliyunError) throw error;
        if (deadline.signal.aborted) throw new AliyunError({ kind: 'timeout', action, host });
        if (!(error instanceof TypeError)) throw error;
        // `fetch` says no more than "TypeError" of a dead network, a refused host or a redirect.
        throw new AliyunError({ kind: 'network', action, host }, { cause: error });
      } finally {
        deadline.clear();
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

/** `AbortSignal.timeout` can't be stopped once the answer is there, nor held by a test. */
function startDeadline(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
