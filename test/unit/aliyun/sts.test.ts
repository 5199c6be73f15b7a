import { expect, test } from 'vitest';
import { getCallerIdentity } from '../../../lib/aliyun/sts.ts';
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
