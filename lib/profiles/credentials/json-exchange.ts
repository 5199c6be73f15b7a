import type { AliyunErrorKind } from '../../aliyun/errors.ts';
import { ProblemError } from '../../problem.ts';

/** As long as the aliyun CLI waits for the same answers. */
const TIMEOUT_MS = 10_000;

/** An answer in JSON, or undefined in its place where it was none. */
export interface JsonAnswer {
  status: number;
  body: unknown;
}

/**
 * Asks a host that is not the OpenAPI. Rejects with a ProblemError when there is no answer; it
 * names the host alone, for the rest of an address may be secret.
 */
export async function exchangeJson(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit = {},
): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      ...init,
      signal,
      credentials: 'omit',
      cache: 'no-store',
      // Nothing that is sent or comes back is meant for another host.
      redirect: 'error',
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw hostProblem(signal.aborted ? 'timeout' : 'network', url);
  }
}

/** A problem with the host of an address. */
export const hostProblem = (kind: AliyunErrorKind | 'bad-credentials', url: string): ProblemError =>
  new ProblemError({ kind, host: new URL(url).host });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
