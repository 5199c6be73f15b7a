import { describe, expect, test } from 'vitest';
import { canonicalQuery } from '../../../lib/aliyun/query.ts';
import { authorize, canonicalRequest, signRequest } from '../../../lib/aliyun/signature.ts';
import published from './vectors.json' with { type: 'json' };

// The vectors of the older HMAC-SHA1 scheme and of PKCE are left out: no code of ours does either.

interface Vector<Inputs, Expected> {
  id: string;
  kind: string;
  grade: string;
  source: string;
  inputs: Inputs;
  expected: Expected;
}

interface CoreInputs {
  accessKeyId: string;
  accessKeySecret: string;
  method: string;
  query: Record<string, string>;
  payloadHash: string;
  headers: [string, string][];
}

interface RequestInputs {
  accessKeyId: string;
  accessKeySecret: string;
  method: string;
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  date: string;
  nonce: string;
}

interface CoreExpected {
  canonicalQueryString: string;
  canonicalRequest: string;
  signedHeaders: string;
  stringToSign: string;
  authorization: string;
}

const all = published as unknown[] as Vector<unknown, unknown>[];
const requests = all.filter(({ kind }) => kind === 'acs3-request') as Vector<
  RequestInputs,
  CoreExpected & { headers: Record<string, string> }
>[];
const cores = all.filter(({ kind }) => kind === 'acs3-authorization') as Vector<
  CoreInputs,
  CoreExpected
>[];

test('every vector belongs to a test below', () => {
  expect(requests.length + cores.length).toBe(all.length);
  expect(all.length).toBe(6);
});

describe.each(requests)('$id ($grade)', ({ inputs, expected }) => {
  const { method, host, action, version, query, date, nonce, ...credentials } = inputs;

  test('a whole request is signed as published', async () => {
    const signed = await signRequest({ host, action, version, params: query }, credentials, {
      date: new Date(date),
      nonce,
    });
    expect(signed.method).toBe(method);
    expect(signed.stringToSign).toBe(expected.stringToSign);
    expect(new URL(signed.url).search.slice(1)).toBe(expected.canonicalQueryString);
    expect({ ...signed.headers, host }).toEqual({
      ...expected.headers,
      accept: 'application/json',
      authorization: expected.authorization,
    });
  });

  test('the canonical request is the published one', () => {
    const { headers } = expected;
    const payloadHash = headers['x-acs-content-sha256'] ?? '';
    const canonical = canonicalRequest({
      method,
      query: canonicalQuery(query),
      headers: Object.entries(headers),
      payloadHash,
    });
    expect(canonical.text).toBe(expected.canonicalRequest);
    expect(canonical.signedHeaders).toBe(expected.signedHeaders);
  });
});

test.each(cores)(
  '$id ($grade): canonical request and authorization as published',
  async (vector) => {
    const { method, query, headers, payloadHash, ...credentials } = vector.inputs;
    const canonical = canonicalRequest({
      method,
      query: canonicalQuery(query),
      headers,
      payloadHash,
    });
    expect(canonicalQuery(query)).toBe(vector.expected.canonicalQueryString);
    expect(canonical.text).toBe(vector.expected.canonicalRequest);
    const { authorization, stringToSign } = await authorize(canonical, credentials);
    expect(stringToSign).toBe(vector.expected.stringToSign);
    expect(authorization).toBe(vector.expected.authorization);
  },
);

describe('a signed request', () => {
  const request = {
    host: 'sts.aliyuncs.com',
    action: 'GetCallerIdentity',
    version: '2015-04-01',
    params: {},
  };
  const moment = { date: new Date('2024-01-02T03:04:05.678Z'), nonce: 'n' };
  const key = { accessKeyId: 'id', accessKeySecret: 'very-secret' };

  test('has a date without milliseconds', async () => {
    const { headers } = await signRequest(request, key, moment);
    expect(headers['x-acs-date']).toBe('2024-01-02T03:04:05Z');
  });

  test('carries a temporary key and its token, both signed', async () => {
    const temporary = { ...key, securityToken: 'token' };
    const { headers } = await signRequest(request, temporary, moment);
    expect(headers['x-acs-security-token']).toBe('token');
    expect(headers['x-acs-accesskey-id']).toBe('id');
    expect(headers.authorization).toContain(';x-acs-security-token;');
    expect(headers.authorization).toContain(';x-acs-accesskey-id;');
  });

  test('leaves host to the browser, and holds no secret', async () => {
    const signed = await signRequest(request, key, moment);
    expect(signed.headers).not.toHaveProperty('host');
    expect(JSON.stringify(signed)).not.toContain('very-secret');
  });
});
