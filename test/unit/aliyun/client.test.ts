import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../lib/aliyun/client.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { answering, clientOf, credentials, rejectionOf, silent } from './fake-cloud.ts';

const request: ApiRequest = {
  product: 'ecs',
  action: 'DescribeInstanceVncUrl',
  endpoint: 'ecs.cn-hangzhou.aliyuncs.com',
  params: { RegionId: 'cn-hangzhou', InstanceId: 'i-bp1hzoinajzkh91h0000' },
  credentials,
};

describe('what is sent', () => {
  test('a POST with everything in the query, and nothing of the browser: no cookies, no cache, no redirects', async () => {
    const { fetch, client } = answering({});
    await client.call(request);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      'https://ecs.cn-hangzhou.aliyuncs.com/?InstanceId=i-bp1hzoinajzkh91h0000&RegionId=cn-hangzhou',
      {
        method: 'POST',
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: expect.any(AbortSignal),
        headers: {
          accept: 'application/json',
          authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=testid,/),
          'x-acs-action': 'DescribeInstanceVncUrl',
          'x-acs-content-sha256':
            'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
          'x-acs-date': '2024-01-02T03:04:05Z',
          'x-acs-signature-nonce': 'nonce-1',
          'x-acs-version': '2014-05-26',
        },
      },
    );
  });

  test('every call has a nonce of its own', async () => {
    const { fetch, client } = answering({});
    await client.call(request);
    await client.call(request);
    const nonces = fetch.mock.calls.map(([, init]) =>
      new Headers(init?.headers).get('x-acs-signature-nonce'),
    );
    expect(nonces).toEqual(['nonce-1', 'nonce-2']);
  });

  test('fetch is called on its own: browsers refuse it as a method of another object', async () => {
    let self: unknown = 'never called';
    const fetch = function (this: unknown) {
      self = this;
      return Promise.resolve(new Response('{}'));
    };
    await clientOf(fetch).call(request);
    expect(self).toBeUndefined();
  });
});

describe('what comes back', () => {
  test('the body of a success, as it is', async () => {
    const body = { RequestId: 'r', VncUrl: 'wss%3A%2F%2F', Unknown: [1] };
    expect(await answering(body).client.call(request)).toEqual(body);
  });

  test.each([200, '200', 'OK', 'Success', ''])('a code of success (%j) is none', async (Code) => {
    expect(await answering({ Code }).client.call(request)).toEqual({ Code });
  });

  test('a refusal, with all that it says', async () => {
    const { client } = answering(
      { Code: 'Throttling.User', Message: 'm', RequestId: 'REQ-1', HostId: 'h' },
      {
        status: 400,
        headers: { 'x-acs-retry-after': '2500', date: 'Tue, 02 Jan 2024 03:04:05 GMT' },
      },
    );
    const error = await rejectionOf(client.call(request));
    expect(error).toBeInstanceOf(AliyunError);
    expect(error).toMatchObject({
      kind: 'throttled',
      code: 'Throttling.User',
      status: 400,
      requestId: 'REQ-1',
      action: 'DescribeInstanceVncUrl',
      host: 'ecs.cn-hangzhou.aliyuncs.com',
      retryAfterMs: 2500,
      serverDate: Date.UTC(2024, 0, 2, 3, 4, 5),
    });
  });

  test.each([
    ['an error that comes with HTTP 200', { Code: 'Forbidden.RAM' }, 200, 'no-permission'],
    ['lower-case names', { code: 'Forbidden.RAM', requestId: 'r' }, 403, 'no-permission'],
    ['an empty body', '', 500, 'server'],
    ['an empty success', '', 200, 'server'],
    ['a body cut short', '{"Instances":{"Inst', 200, 'server'],
    ['a success that is a list', [], 200, 'server'],
    ['null', 'null', 200, 'server'],
    ["a proxy's page", '<html>Bad gateway</html>', 502, 'server'],
    ['a page that says "too many"', '<html>', 429, 'throttled'],
    ['a page that forbids', '<html>', 403, 'other'],
    ['a code of the wrong type', { Code: { a: 1 } }, 404, 'other'],
  ])('%s', async (_name, body, status, kind) => {
    const error = await rejectionOf(answering(body, { status }).client.call(request));
    expect(error).toMatchObject({ name: 'AliyunError', kind, status });
  });

  test.each(['0', '-5', 'soon', ''])('a useless x-acs-retry-after (%j) is none', async (value) => {
    const headers = { 'x-acs-retry-after': value };
    const { client } = answering({ Code: 'Throttling' }, { status: 400, headers });
    expect(await rejectionOf(client.call(request))).toMatchObject({ retryAfterMs: undefined });
  });

  test('the request id of the header stands in where the body has none', async () => {
    const { client } = answering('', { status: 500, headers: { 'x-acs-request-id': 'REQ-2' } });
    expect(await rejectionOf(client.call(request))).toMatchObject({ requestId: 'REQ-2' });
  });
});

describe('a signature that the server refuses', () => {
  /** Answers as the server does: with the string to sign that it found by itself. */
  const refusedWith = (message: (stringToSign: string) => string) =>
    rejectionOf(
      clientOf(async (url, init) => {
        const stringToSign = serverStringToSign(String(url), new Headers(init?.headers));
        const body = { Code: 'SignatureDoesNotMatch', Message: message(stringToSign) };
        return Response.json(body, { status: 400 });
      }).call(request),
    );

  test('over the same string: the secret is wrong', async () => {
    const error = await refusedWith((text) => `server StringToSign is [${text}]`);
    expect(error).toMatchObject({ kind: 'wrong-secret' });
  });

  test('over another string: a bug', async () => {
    const other = `ACS3-HMAC-SHA256\n${'0'.repeat(64)}`;
    const error = await refusedWith(() => `server StringToSign is [${other}]`);
    expect(error).toMatchObject({ kind: 'signature-bug' });
  });
});

describe('no answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a network that fails is named by its host', async () => {
    const failure = new TypeError('Failed to fetch');
    const error = await rejectionOf(clientOf(() => Promise.reject(failure)).call(request));
    expect(error).toMatchObject({
      kind: 'network',
      host: 'ecs.cn-hangzhou.aliyuncs.com',
      action: 'DescribeInstanceVncUrl',
    });
  });

  test('the words of a failed fetch go no further: they may quote a header', async () => {
    const failure = new TypeError('Headers.append: "SECRETTOKEN" is an invalid header value.');
    const error = await rejectionOf(clientOf(() => Promise.reject(failure)).call(request));
    expect(error).toMatchObject({ kind: 'network' });
    expect(error).not.toHaveProperty('cause');
  });

  test('a connection that dies in the middle of the body is a network failure too', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError('gone')) });
    const error = await rejectionOf(clientOf(async () => new Response(body)).call(request));
    expect(error).toMatchObject({ kind: 'network' });
  });

  test('silence ends after 15 seconds, not before', async () => {
    const asked = Promise.withResolvers<void>();
    const settled = vi.fn();
    const client = clientOf((url, init) => {
      asked.resolve();
      return silent(url, init);
    });
    const rejection = rejectionOf(client.call(request)).finally(settled);
    await asked.promise;
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await rejection).toMatchObject({
      kind: 'timeout',
      host: 'ecs.cn-hangzhou.aliyuncs.com',
    });
  });

  test.each([
    ['the AbortError', undefined, { name: 'AbortError' }],
    ['the reason that it gave', new TypeError('closed'), { message: 'closed' }],
  ])('a caller who aborts gets %s', async (_name, reason, expected) => {
    const controller = new AbortController();
    const rejection = rejectionOf(clientOf(silent).call({ ...request, signal: controller.signal }));
    controller.abort(reason);
    expect(await rejection).toMatchObject(expected);
  });

  test.each([
    ['an answer', answering({}).fetch],
    ['a failure', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('no timer is left after %s', async (_name, fetch) => {
    await clientOf(fetch)
      .call(request)
      .catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a bug of ours is not dressed up as a network failure', async () => {
    const bug = new RangeError('bug');
    expect(await rejectionOf(clientOf(() => Promise.reject(bug)).call(request))).toBe(bug);
  });
});

/** The string to sign from the server's side: from nothing but what came over the wire. */
function serverStringToSign(url: string, headers: Headers): string {
  const { host, search } = new URL(url);
  const signed = [['host', host], ...headers].filter(
    ([name]) => name === 'host' || name?.startsWith('x-acs-'),
  );
  const canonicalRequest = [
    'POST',
    '/',
    search.slice(1),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    signed.map(([name]) => name).join(';'),
    headers.get('x-acs-content-sha256'),
  ].join('\n');
  const hash = createHash('sha256').update(canonicalRequest).digest('hex');
  return `ACS3-HMAC-SHA256\n${hash}`;
}
