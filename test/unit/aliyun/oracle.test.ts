import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { OpenApiUtil } from '@alicloud/openapi-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credentials } from '../../../lib/aliyun/credentials.ts';
import { flatten, type Params } from '../../../lib/aliyun/query.ts';
import { type Moment, signRequest, type UnsignedRequest } from '../../../lib/aliyun/signature.ts';

// Alibaba's own SDK is the oracle: what it computes for a request is what the server expects.

const numRuns = Number(process.env.QUICK_VNC_RUNS ?? 500);
const timeout = 10_000 + numRuns * 10;

const secretText = fc.stringMatching(/^[\x21-\x7e]{1,64}$/);
/** Names stay within what an API uses: the SDK does not encode the names of parameters. */
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...' !\'()*~+%&=/?#[]@:;,.-_"\\\t\n|') }),
  fc.constant(''),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean());
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 12 }),
  fc.array(fc.dictionary(name, scalar, { maxKeys: 3, noNullPrototype: true }), { maxLength: 3 }),
);
const params: fc.Arbitrary<Params> = fc.dictionary(name, value, {
  maxKeys: 8,
  noNullPrototype: true,
});
const credentials = fc.record(
  { accessKeyId: secretText, accessKeySecret: secretText, securityToken: secretText },
  { requiredKeys: ['accessKeyId', 'accessKeySecret'] },
);
const unsigned = fc.record({
  host: fc.stringMatching(/^(ecs|sts)\.[a-z0-9-]{1,20}\.aliyuncs\.com$/),
  action: name,
  version: fc.constantFrom('2014-05-26', '2015-04-01'),
  params,
});
const moment = fc.record({
  date: fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  }),
  nonce: fc.uuid(),
});

test('our signature is the one that the official SDK makes, for any request', {
  timeout,
}, async () => {
  await fc.assert(
    fc.asyncProperty(unsigned, credentials, moment, async (request, key, when) => {
      const { headers } = await signRequest(request, key, when);
      expect(headers.authorization).toBe(officialAuthorization(request, key, when));
    }),
    { numRuns },
  );
});

/** Builds the headers by itself, so that one that we forget to sign is found too. */
function officialAuthorization(
  { host, action, version, params: query }: UnsignedRequest,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { date, nonce }: Moment,
): string {
  const payload = createHash('sha256').digest('hex');
  const request = {
    protocol: 'https',
    port: 443,
    method: 'POST',
    pathname: '/',
    query: OpenApiUtil.query(query),
    headers: {
      accept: 'application/json',
      host,
      'x-acs-action': action,
      'x-acs-content-sha256': payload,
      'x-acs-date': `${date.toISOString().slice(0, 19)}Z`,
      'x-acs-signature-nonce': nonce,
      'x-acs-version': version,
      ...(securityToken && {
        'x-acs-accesskey-id': accessKeyId,
        'x-acs-security-token': securityToken,
      }),
    },
    body: Readable.from([]),
  };
  return OpenApiUtil.getAuthorization(
    request,
    'ACS3-HMAC-SHA256',
    payload,
    accessKeyId,
    accessKeySecret,
  );
}

test('lists and objects are flattened as the official SDK does it', { timeout }, () => {
  fc.assert(
    fc.property(params, (given) => {
      expect(Object.fromEntries(flatten(given))).toEqual(OpenApiUtil.query(given));
    }),
    { numRuns },
  );
});

test('what the browser sends is what was signed: parsing the address changes nothing', {
  timeout,
}, async () => {
  await fc.assert(
    fc.asyncProperty(unsigned, credentials, moment, async (request, key, when) => {
      const { url } = await signRequest(request, key, when);
      expect(new URL(url).href).toBe(url);
      expect([...new URL(url).searchParams].sort()).toEqual(flatten(request.params).sort());
    }),
    { numRuns },
  );
});
