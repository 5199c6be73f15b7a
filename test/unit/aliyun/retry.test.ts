import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../lib/aliyun/client.ts';
import type { Credentials } from '../../../lib/aliyun/credentials.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { retryDelayMs } from '../../../lib/aliyun/retry-policy.ts';
import { sleep } from '../../../lib/aliyun/wait.ts';
import { credentials, NOW, rejectionOf, silent } from './fake-cloud.ts';
import { retrying } from './fake-time.ts';

const request: ApiRequest = {
  product: 'ecs',
  action: 'DescribeInstanceVncUrl',
  endpoint: 'ecs.cn-hangzhou.aliyuncs.com',
  credentials,
};

const refusal = (code: string, headers: Record<string, string> = {}) =>
  Response.json({ Code: code }, { status: 400, headers });

/** A network that gives these answers, one after another, and then `{}`. */
function answers(...list: Response[]) {
  return vi.fn<typeof globalThis.fetch>(async () => list.shift() ?? Response.json({}));
}

const headerOf = (fetch: ReturnType<typeof answers>, name: string) =>
  fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get(name));

describe('waits', () => {
  test('double from half a second to ten seconds, and end with the first success', async () => {
    const fetch = answers(...Array.from({ length: 6 }, () => refusal('Throttling')));
    const { client, waits } = retrying(fetch);
    expect(await client.call(request)).toEqual({});
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000]);
  });

  test('are six at most, however long the deadline', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => refusal('Throttling'));
    const { client, waits } = retrying(fetch);
    const error = await rejectionOf(client.call({ ...request, deadlineMs: 3_600_000 }));
    expect(error).toMatchObject({ kind: 'throttled' });
    expect(waits).toHaveLength(6);
  });

  test('are left to a caller who waits out throttling, and to nobody else', async () => {
    const fetch = answers(refusal('InternalError'), refusal('Throttling.User'));
    const { client, waits } = retrying(fetch);
    const error = await rejectionOf(client.call({ ...request, retryThrottled: false }));
    expect(error).toMatchObject({ kind: 'throttled' });
    expect(waits).toEqual([500]);
  });

  test.each([
    ['more than the backoff', '2500', [2500]],
    ['less than the backoff', '1', [500]],
    ['nothing', '0', [500]],
    ['a time that is past', '-1000', [500]],
    ['no number', 'soon', [500]],
  ])('are what the server asks for, if that is %s', async (_name, value, expected) => {
    const fetch = answers(refusal('Throttling.User', { 'x-acs-retry-after': value }));
    const { client, waits } = retrying(fetch);
    await client.call(request);
    expect(waits).toEqual(expected);
  });

  test('that would end after the deadline are not begun', async () => {
    const fetch = answers(refusal('Throttling', { 'x-acs-retry-after': '40000' }));
    const { client, waits } = retrying(fetch);
    const error = await rejectionOf(client.call({ ...request, deadlineMs: 15_000 }));
    expect(error).toMatchObject({ kind: 'throttled', retryAfterMs: 40_000 });
    expect(waits).toEqual([]);
  });

  test('believe the server up to a minute', async () => {
    const fetch = answers(refusal('Throttling', { 'x-acs-retry-after': '86400000' }));
    const { client, waits } = retrying(fetch);
    await client.call({ ...request, deadlineMs: 120_000 });
    expect(waits).toEqual([60_000]);
  });

  test('are never shorter than asked, nor shorter than half of the backoff', () => {
    const codes = fc.constantFrom('Throttling', 'Throttling.Api', 'InternalError');
    const actions = fc.constantFrom('DescribeRegions', 'GetInstanceScreenshot');
    fc.assert(
      fc.property(
        codes,
        actions,
        fc.integer({ min: 1, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (code, action, failures, retryAfterMs, random) => {
          const error = new AliyunError({ kind: 'throttled', code, retryAfterMs });
          const delay = retryDelayMs(error, { action, failures, spent: new Set(), random }) ?? -1;
          const pace = action === 'GetInstanceScreenshot' && code !== 'InternalError' ? 10_000 : 0;
          const asked = Math.max(retryAfterMs ?? 0, pace);
          const backoff = Math.min(500 * 2 ** (failures - 1), 10_000);
          expect(delay).toBeGreaterThanOrEqual(Math.max(asked, backoff / 2));
          expect(delay).toBeLessThanOrEqual(Math.max(asked * 1.1, backoff));
        },
      ),
    );
  });

  test('chance takes off, where the server asks for nothing', async () => {
    const { client, waits } = retrying(answers(refusal('Throttling')), { random: 0.5 });
    await client.call(request);
    expect(waits).toEqual([375]);
  });
});

test('every attempt has a nonce and a date of its own', async () => {
  const fetch = answers(refusal('ServiceUnavailable'), refusal('ServiceUnavailable'));
  const { client } = retrying(fetch, { random: 0 });
  await client.call(request);
  expect(headerOf(fetch, 'x-acs-signature-nonce')).toEqual(['nonce-1', 'nonce-2', 'nonce-3']);
  expect(headerOf(fetch, 'x-acs-date')).toEqual([
    '2024-01-02T03:04:05Z',
    '2024-01-02T03:04:05Z',
    '2024-01-02T03:04:06Z',
  ]);
});

test('a network that fails is left to a caller who tries again by itself, and nothing else is', async () => {
  const dead = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError()));
  const call = retrying(dead).client.call({ ...request, retryNetwork: false });
  expect(await rejectionOf(call)).toMatchObject({ kind: 'network', host: request.endpoint });
  expect(dead).toHaveBeenCalledOnce();

  const busy = answers(refusal('Throttling'));
  expect(await retrying(busy).client.call({ ...request, retryNetwork: false })).toEqual({});
});

test('an action that nobody listed is not repeated after a passing fault', async () => {
  const fetch = answers(refusal('InternalError'));
  const { client } = retrying(fetch);
  const call = client.call({ ...request, action: 'DeleteInstance' });
  expect(await rejectionOf(call)).toMatchObject({ kind: 'server' });
  expect(fetch).toHaveBeenCalledOnce();
});

test('one call may need several remedies', async () => {
  const date = new Date(NOW).toUTCString();
  const fetch = answers(
    refusal('SignatureNonceUsed'),
    refusal('InvalidTimeStamp.Expired', { date }),
    refusal('InvalidSecurityToken.Expired'),
    refusal('Throttling'),
  );
  const { client } = retrying(fetch);
  expect(await client.call({ ...request, credentials: async () => credentials })).toEqual({});
  expect(fetch).toHaveBeenCalledTimes(5);
});

test('a bug of ours is thrown as it is', async () => {
  const bug = new RangeError('bug');
  const { client } = retrying(() => Promise.reject(bug));
  expect(await rejectionOf(client.call(request))).toBe(bug);
});

describe('a clock that is wrong', () => {
  const HOUR = 3_600_000;
  const behind = { date: new Date(NOW + HOUR).toUTCString() };

  test('is put right from the Date header, and stays right for the calls after', async () => {
    const fetch = answers(refusal('InvalidTimeStamp.Expired', behind));
    const { client, clock } = retrying(fetch);
    await client.call(request);
    await client.call(request);
    expect(clock.skewMs()).toBe(HOUR);
    expect(headerOf(fetch, 'x-acs-date')).toEqual([
      '2024-01-02T03:04:05Z',
      '2024-01-02T04:04:05Z',
      '2024-01-02T04:04:05Z',
    ]);
  });

  test('that is set while we run is learned anew', async () => {
    const fetch = answers(
      refusal('InvalidTimeStamp.Expired', behind),
      Response.json({}),
      refusal('InvalidTimeStamp.Expired', behind),
    );
    const { client, clock, time } = retrying(fetch);
    await client.call(request);
    time.ms += HOUR;
    await client.call(request);
    expect(clock.skewMs()).toBe(0);
  });

  test('is told with its offset, if putting it right did not help', async () => {
    const twice = [behind, behind].map((date) => refusal('InvalidTimeStamp.Expired', date));
    const { client } = retrying(answers(...twice));
    expect(await rejectionOf(client.call(request))).toMatchObject({
      kind: 'clock',
      code: 'InvalidTimeStamp.Expired',
      host: request.endpoint,
      skewMs: HOUR,
    });
  });

  test('is told at once, if the answer has no date', async () => {
    const fetch = answers(refusal('InvalidTimeStamp.Expired'));
    const error = await rejectionOf(retrying(fetch).client.call(request));
    expect(error).toMatchObject({ kind: 'clock', skewMs: undefined });
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('a token that has expired', () => {
  const old = { ...credentials, securityToken: 'old' };
  const fresh = { ...credentials, securityToken: 'fresh' };

  test('is renewed once, by the provider, who is told which was refused', async () => {
    const provider = vi.fn(async (refused?: Credentials) => (refused ? fresh : old));
    const fetch = answers(refusal('InvalidSecurityToken.Expired'), refusal('Throttling'));
    await retrying(fetch).client.call({ ...request, credentials: provider });
    expect(headerOf(fetch, 'x-acs-security-token')).toEqual(['old', 'fresh', 'fresh']);
    expect(provider.mock.calls).toEqual([[undefined], [old], [old]]);
  });

  test('is told at once, if nobody renews it', async () => {
    const fetch = answers(refusal('InvalidSecurityToken.Expired'));
    const call = retrying(fetch).client.call({ ...request, credentials: old });
    expect(await rejectionOf(call)).toMatchObject({ kind: 'expired-token' });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test("that can't be renewed is told in the provider's words", async () => {
    const denied = new AliyunError({ kind: 'no-permission', action: 'AssumeRole' });
    const provider = async (refused?: Credentials) => {
      if (refused) throw denied;
      return old;
    };
    const fetch = answers(refusal('InvalidSecurityToken.Expired'));
    const call = retrying(fetch).client.call({ ...request, credentials: provider });
    expect(await rejectionOf(call)).toBe(denied);
  });
});

describe('patience', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const never = () => new Promise<never>(() => {});

  test('of the caller may end in the middle of a wait', async () => {
    const asleep = Promise.withResolvers<void>();
    const { client } = retrying(answers(refusal('Throttling')), {
      sleep: (ms, signal) => {
        asleep.resolve();
        return sleep(ms, signal);
      },
    });
    const controller = new AbortController();
    const rejection = rejectionOf(client.call({ ...request, signal: controller.signal }));
    await asleep.promise;
    const reason = new Error('The viewer has closed.');
    controller.abort(reason);
    expect(await rejection).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of the caller may end while credentials are awaited', async () => {
    const { client } = retrying(answers());
    const controller = new AbortController();
    const call = client.call({ ...request, credentials: never, signal: controller.signal });
    controller.abort();
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of the caller may have ended before: then nothing is sent', async () => {
    const fetch = answers();
    const call = retrying(fetch).client.call({ ...request, signal: AbortSignal.abort() });
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ['credentials', answers(), never],
    ['an answer', silent, async () => credentials],
  ])('for %s ends at the deadline of the call', async (_name, fetch, provider) => {
    const asked = Promise.withResolvers<void>();
    const { client } = retrying(async (url, init) => {
      asked.resolve();
      return fetch(url, init);
    });
    const settled = vi.fn();
    const rejection = rejectionOf(
      client.call({ ...request, credentials: provider, deadlineMs: 5000 }),
    ).finally(settled);
    if (provider !== never) await asked.promise;
    await vi.advanceTimersByTimeAsync(4999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await rejection).toMatchObject({ kind: 'timeout', action: request.action });
  });

  test('leaves no timer behind', async () => {
    const { client } = retrying(answers(refusal('Throttling')));
    await client.call(request);
    expect(vi.getTimerCount()).toBe(0);
  });
});
