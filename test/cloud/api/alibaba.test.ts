import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KEYS, MACHINES, ROLE } from '../world.ts';
import { callAlibaba } from './alibaba-client.ts';
import { type Harness, startApi } from './harness.ts';

const STS = 'sts.aliyuncs.com';
const REGION = { RegionId: 'cn-hangzhou' };

let harness: Harness;
beforeAll(async () => {
  harness = await startApi();
});
afterEach(() => harness.alter(undefined));
afterAll(() => harness.dispose());

const call = (action: string, query: object, options: object = {}) =>
  callAlibaba(harness, action, { ...query }, { key: KEYS.full, ...options });

const accepted: [name: string, action: string, query: object, options?: object][] = [
  ['a plain call', 'DescribeInstances', REGION],
  ['a call without parameters', 'GetCallerIdentity', {}, { host: STS }],
  ['a call by GET', 'DescribeInstances', REGION, { method: 'GET' }],
  ['a call to the central host', 'DescribeInstances', REGION, { host: 'ecs.aliyuncs.com' }],
  [
    'numbered lists, eleven long, which sort as texts',
    'DescribeInstanceStatus',
    { ...REGION, InstanceId: Array.from({ length: 11 }, (_, index) => `i-${index}`) },
  ],
  [
    'lists of objects',
    'DescribeInstances',
    { ...REGION, Tag: [{ Key: 'team', Value: '基础 架构' }, { Key: 'a&b=c' }] },
  ],
  [
    'a JSON array in a parameter',
    'DescribeInstances',
    { ...REGION, InstanceIds: JSON.stringify([MACHINES.text.instanceId]) },
  ],
  [
    'characters that encoders disagree on',
    'DescribeInstances',
    { ...REGION, InstanceName: '数据库 +&=%2B!\'()*~-._/?#"😀\n' },
  ],
  ['an empty value', 'DescribeInstances', { ...REGION, InstanceName: '' }],
  ['a form in the body', 'DescribeInstances', {}, { form: { ...REGION, InstanceName: 'a +b' } }],
];

test.each(accepted)("accepts Alibaba's client: %s", async (_name, action, query, options) => {
  expect(await call(action, query, options)).toMatchObject({ code: 'ok', status: 200 });
});

test("accepts Alibaba's client with a security token", async () => {
  const role = { RoleArn: `acs:ram::${ROLE.accountId}:role/${ROLE.name}`, RoleSessionName: 'test' };
  const { body } = await call('AssumeRole', role, { host: STS });
  const key = {
    accessKeyId: body.Credentials.AccessKeyId,
    accessKeySecret: body.Credentials.AccessKeySecret,
    securityToken: body.Credentials.SecurityToken,
  };
  const answer = await call('DescribeInstances', REGION, { key });
  expect(answer.body.Instances.Instance).toHaveLength(3);
});

const altered: [name: string, code: string, change: (request: IncomingMessage) => void][] = [
  ['a parameter that was changed', 'SignatureDoesNotMatch', changeUrl('hangzhou', 'beijing')],
  ['a parameter that was added', 'SignatureDoesNotMatch', changeUrl('?', '?DryRun=true&')],
  ['another path', 'SignatureDoesNotMatch', changeUrl('/?', '/x?')],
  [
    'another method',
    'SignatureDoesNotMatch',
    (request) => Object.assign(request, { method: 'GET' }),
  ],
  [
    'another action',
    'SignatureDoesNotMatch',
    (request) => {
      changeHeader('x-acs-action', 'DescribeRegions')(request);
      request.headers['x-acs-action'] = 'DescribeRegions';
    },
  ],
  ['another nonce', 'SignatureDoesNotMatch', changeHeader('x-acs-signature-nonce', 'other')],
  ['another date', 'SignatureDoesNotMatch', changeHeader('x-acs-date', secondsAgo(30))],
  [
    'another body hash',
    'SignatureDoesNotMatch',
    changeHeader('x-acs-content-sha256', '0'.repeat(64)),
  ],
  ['another body', 'SignatureDoesNotMatch', (request) => request.unshift(Buffer.from('more'))],
  ['a header that is not signed', 'IncompleteSignature', addHeader('x-acs-extra', '1')],
  [
    'a content type that is not signed',
    'IncompleteSignature',
    addHeader('Content-Type', 'text/plain'),
  ],
  ['no nonce', 'IncompleteSignature', changeHeaderName('x-acs-signature-nonce', 'x-other')],
  ['no signature', 'IncompleteSignature', changeHeaderName('authorization', 'x-other')],
  ['a date in another form', 'InvalidTimeStamp.Format', changeHeader('x-acs-date', 'yesterday')],
  [
    'a security token out of nowhere',
    'IncompleteSignature',
    addHeader('x-acs-security-token', 'x'),
  ],
];

test.each(altered)('refuses what was altered on its way: %s', async (_name, code, change) => {
  harness.alter(change);
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code });
});

test('refuses a wrong secret, and tells the string to sign that the client can compare', async () => {
  const key = { ...KEYS.full, accessKeySecret: 'wrong' };
  const answer = await call('DescribeInstances', REGION, { key });
  expect(answer).toMatchObject({ code: 'SignatureDoesNotMatch', status: 400 });
  expect(answer.message).toMatch(/server StringToSign is \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\]/);
});

test('refuses an unknown key and a disabled one', async () => {
  const unknown = { ...KEYS.full, accessKeyId: 'LTAI5tNobody' };
  expect(await call('DescribeInstances', REGION, { key: unknown })).toMatchObject({
    code: 'InvalidAccessKeyId.NotFound',
    status: 404,
  });
  expect(await call('DescribeInstances', REGION, { key: KEYS.disabled })).toMatchObject({
    code: 'InvalidAccessKeyId.Inactive',
  });
});

test('refuses a nonce that this key has used', async () => {
  let recorded: string[] = [];
  harness.alter((request) => {
    if (recorded.length === 0) recorded = request.rawHeaders;
    else Object.assign(request, { rawHeaders: recorded });
  });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code: 'ok' });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code: 'SignatureNonceUsed' });
});

test('an altered request does not spend the nonce of the true one', async () => {
  let recorded: Pick<IncomingMessage, 'url' | 'rawHeaders'> | undefined;
  harness.alter((request) => {
    if (recorded) Object.assign(request, recorded);
    else {
      recorded = { url: request.url ?? '', rawHeaders: request.rawHeaders };
      changeUrl('hangzhou', 'beijing')(request);
    }
  });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code: 'SignatureDoesNotMatch' });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code: 'ok' });
});

test.each([
  ['20 minutes behind', -20 * 60 * 1000, 'InvalidTimeStamp.Expired'],
  ['14 minutes behind', -14 * 60 * 1000, 'ok'],
  ['14 minutes ahead', 14 * 60 * 1000, 'ok'],
  ['20 minutes ahead', 20 * 60 * 1000, 'InvalidTimeStamp.Expired'],
])('judges the date by its own clock: a cloud %s', async (_name, clockSkewMs, code) => {
  harness.patch({ api: { clockSkewMs } });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code });
  harness.patch({ api: { clockSkewMs: 0 } });
});

test.each([
  ['an action that nobody knows', 'DescribeNothing', {}],
  ['an action of another product', 'GetCallerIdentity', { version: '2015-04-01' }],
  ['another version', 'DescribeInstances', { version: '2014-05-27' }],
])('refuses %s', async (_name, action, options) => {
  expect(await call(action, REGION, options)).toMatchObject({ code: 'InvalidAction', status: 403 });
});

test("fails calls as it is told, with the wait that Alibaba's client understands", async () => {
  harness.patch({
    api: {
      failNext: {
        action: 'DescribeRegions',
        code: 'Throttling',
        status: 400,
        times: 1,
        retryAfterMs: 7,
      },
    },
  });
  expect(await call('DescribeInstances', REGION)).toMatchObject({ code: 'ok' });
  expect(await call('DescribeRegions', {})).toMatchObject({ code: 'Throttling', retryAfter: 7 });
  expect(await call('DescribeRegions', {})).toMatchObject({ code: 'ok' });
});

test('logs every call with its verdict', async () => {
  await call('DescribeInstanceVncUrl', { ...REGION, InstanceId: 'i-none' });
  expect(harness.log().at(-1)).toMatchObject({
    type: 'api',
    host: 'ecs.cn-hangzhou.aliyuncs.com',
    action: 'DescribeInstanceVncUrl',
    regionId: 'cn-hangzhou',
    instanceId: 'i-none',
    status: 404,
    verdict: 'InvalidInstanceId.NotFound',
    accessKeyId: KEYS.full.accessKeyId,
  });
});

function changeUrl(from: string, to: string) {
  return (request: IncomingMessage) => {
    request.url = request.url?.replace(from, to) ?? '';
  };
}

function changeHeader(name: string, value: string) {
  return (request: IncomingMessage) => {
    request.rawHeaders[valueIndex(request, name)] = value;
  };
}

function changeHeaderName(name: string, other: string) {
  return (request: IncomingMessage) => {
    request.rawHeaders[valueIndex(request, name) - 1] = other;
  };
}

function addHeader(name: string, value: string) {
  return (request: IncomingMessage) => void request.rawHeaders.push(name, value);
}

function valueIndex(request: IncomingMessage, name: string): number {
  const index = request.rawHeaders.findIndex((text) => text.toLowerCase() === name);
  if (index === -1) throw new Error(`Alibaba's client sent no ${name}.`);
  return index + 1;
}

function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
