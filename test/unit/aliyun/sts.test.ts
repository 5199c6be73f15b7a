import { describe, expect, test } from 'vitest';
import { assumeRole, getCallerIdentity } from '../../../lib/aliyun/sts.ts';
import { answering, credentials, rejectionOf } from './fake-cloud.ts';

const answer = {
  AccountId: '1234567890123456',
  Arn: 'acs:ram::1234567890123456:user/ops',
  IdentityType: 'RAMUser',
  RequestId: 'REQ',
};

test('asks the central STS who the key belongs to', async () => {
  const { client, fetch } = answering(answer);
  expect(await getCallerIdentity(client, { credentials })).toEqual({
    accountId: '1234567890123456',
    arn: 'acs:ram::1234567890123456:user/ops',
    identityType: 'RAMUser',
  });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe('https://sts.aliyuncs.com/');
  expect(new Headers(init?.headers).get('x-acs-version')).toBe('2015-04-01');
});

test('or the STS that the profile names', async () => {
  const { client, fetch } = answering(answer);
  await getCallerIdentity(client, { credentials, endpoint: 'sts.cn-beijing.aliyuncs.com' });
  expect(fetch.mock.calls[0]?.[0]).toBe('https://sts.cn-beijing.aliyuncs.com/');
});

test("an answer that names no account is the server's fault", async () => {
  const { client } = answering({ RequestId: 'REQ' });
  expect(await rejectionOf(getCallerIdentity(client, { credentials }))).toMatchObject({
    kind: 'server',
    action: 'GetCallerIdentity',
    host: 'sts.aliyuncs.com',
  });
});

test('an answer that names the account alone is enough', async () => {
  const { client } = answering({ AccountId: '1' });
  expect(await getCallerIdentity(client, { credentials })).toEqual({
    accountId: '1',
    arn: '',
    identityType: '',
  });
});

describe('assumeRole', () => {
  const role = { roleArn: 'acs:ram::1:role/ops', sessionName: 'quick-vnc' };
  const temporary = {
    AccessKeyId: 'STS.id',
    AccessKeySecret: 'secret',
    SecurityToken: 'token',
    Expiration: '2025-01-31T08:00:00Z',
  };

  test('sends what it is given, and nothing for what it is not', async () => {
    const { client, query } = answering({ Credentials: temporary });
    await assumeRole(client, { credentials }, role);
    const more = { durationSeconds: 900, externalId: 'shared words' };
    await assumeRole(client, { credentials }, { ...role, ...more });
    const required = { RoleArn: 'acs:ram::1:role/ops', RoleSessionName: 'quick-vnc' };
    expect(query()).toEqual(required);
    expect(query(1)).toEqual({
      ...required,
      DurationSeconds: '900',
      ExternalId: 'shared words',
    });
  });

  test("goes to the STS of the profile's region for it", async () => {
    const { client, fetch } = answering({ Credentials: temporary });
    await assumeRole(client, { credentials, stsRegion: 'cn-beijing' }, role);
    expect(String(fetch.mock.calls[0]?.[0])).toMatch(/^https:\/\/sts\.cn-beijing\.aliyuncs\.com\//);
  });

  test('gives a temporary key, and when it ends', async () => {
    const { client } = answering({ Credentials: temporary, AssumedRoleUser: { Arn: 'arn' } });
    expect(await assumeRole(client, { credentials }, role)).toEqual({
      accessKeyId: 'STS.id',
      accessKeySecret: 'secret',
      securityToken: 'token',
      expiresAt: Date.UTC(2025, 0, 31, 8),
    });
  });

  test.each([
    ['no key', undefined],
    ['half a key', { ...temporary, AccessKeySecret: undefined }],
    ['no token', { ...temporary, SecurityToken: '' }],
    ['no end', { ...temporary, Expiration: 'tomorrow' }],
  ])("an answer with %s is the server's fault", async (_name, Credentials) => {
    const { client } = answering({ Credentials, RequestId: 'REQ' });
    expect(await rejectionOf(assumeRole(client, { credentials }, role))).toMatchObject({
      kind: 'server',
      action: 'AssumeRole',
      host: 'sts.aliyuncs.com',
      requestId: 'REQ',
    });
  });
});
