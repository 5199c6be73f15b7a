import { vi } from 'vitest';
import { createClient } from '../../../lib/aliyun/client.ts';

export const credentials = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };

/** The time of every request in these tests. */
export const NOW = Date.UTC(2024, 0, 2, 3, 4, 5);

/** A client whose network is `fetch`, with a clock that stands still and nonces that count. */
export function clientOf(fetch: typeof globalThis.fetch) {
  let count = 0;
  return createClient({ fetch, now: () => NOW, nonce: () => `nonce-${++count}` });
}

/** A network that gives one answer to every request, and remembers what it was asked. */
export function answering(body: unknown, init: ResponseInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(text, init));
  return { fetch, client: clientOf(fetch), query: (call = 0) => queryOf(fetch.mock.calls[call]) };
}

/** The parameters of one request, as the server would read them. */
function queryOf(call: Parameters<typeof globalThis.fetch> | undefined): Record<string, string> {
  if (!call) throw new Error('That request was never sent.');
  return Object.fromEntries(new URL(String(call[0])).searchParams);
}

/** A network that never answers, and gives up only when it is told to. */
export const silent: typeof globalThis.fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    const signal = init?.signal;
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

/** What a promise rejects with; a promise that resolves is a failure of the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (!outcome) throw new Error('The promise did not reject.');
  return outcome.error;
}
