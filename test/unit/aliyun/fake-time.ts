import { createClient } from '../../../lib/aliyun/client.ts';
import { createClock } from '../../../lib/aliyun/clock.ts';
import { withRetry } from '../../../lib/aliyun/retry.ts';
import type { Sleep } from '../../../lib/aliyun/wait.ts';
import { NOW } from './fake-cloud.ts';

/** A client that calls again, over a time that passes only while somebody sleeps. */
export function retrying(
  fetch: typeof globalThis.fetch,
  { random = 0, sleep }: { random?: number; sleep?: Sleep } = {},
) {
  const time = { ms: NOW };
  const waits: number[] = [];
  const now = () => time.ms;
  const clock = createClock(now);
  let count = 0;
  const once = createClient({ fetch, now: clock.now, nonce: () => `nonce-${++count}` });
  const client = withRetry(once, {
    clock,
    now,
    random: () => random,
    sleep:
      sleep ??
      (async (ms) => {
        waits.push(ms);
        time.ms += ms;
      }),
  });
  return { client, clock, time, waits };
}
