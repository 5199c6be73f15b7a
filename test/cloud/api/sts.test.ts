import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT, CLOSED_ROLE, KEYS, ROLE, WORLD } from '../world.ts';
import { type Credentials, callAlibaba } from './alibaba-client.ts';
import { type Harness, startApi } from './harness.ts';

const ROOT = {
  ...KEYS.full,
  accessKeyId: 'LTAI5tRootOfTheAccount01',
  identity: 'Account',
} as const;
const ROLE_ARN = `acs:ram::${ACCOUNT}:role/${ROLE.name}`;

let harness: Harness;
beforeAll(async () => {
  harness = await startApi({ ...WORLD, keys: [...WORLD.keys, ROOT] });
});
afterAll(() => harness.dispose());

const sts = (action: string, query: object, key: Credentials) =>
  callAlibaba(harness, action, { ...query }, { key, host: 'sts.aliyuncs.com' });

async function assume(DurationSeconds: number): Promise<Required<Credentials>> {
  const query = { RoleArn: ROLE_ARN, RoleSessionName: 'session', DurationSeconds };
  const { body } = await sts('AssumeRole', query, KEYS.assumer);
  return {
    accessKeyId: body.Credentials.AccessKeyId,
    accessKeySecret: body.Credentials.AccessKeySecret,
    securityToken: body.Credentials.SecurityToken,
  };
}

const list = (key: Credentials) =>
  callAlibaba(harness, 'DescribeInstances', { RegionId: 'cn-hangzhou' }, { key });

test.each([
  ['a RAM user', KEYS.full, 'RAMUser', `acs:ram::${ACCOUNT}:user/quick-vnc`],
  [
    'a user without any grant for it',
    KEYS.withoutVnc,
    'RAMUser',
    `acs:ram::${ACCOUNT}:user/read-only`,
  ],
  ['the account itself', ROOT, 'Account', `acs:ram::${ACCOUNT}:root`],
])('tells %s who it is', async (_name, key, IdentityType, Arn) => {
  const { body } = await sts('GetCallerIdentity', {}, key);
  expect(body).toMatchObject({ AccountId: ACCOUNT, IdentityType, Arn });
});

test('a temporary key works with its token, and says which role it stands for', async () => {
  const key = await assume(900);
  expect((await list(key)).body.Instances.Instance).toHaveLength(3);
  const { body } = await sts('GetCallerIdentity', {}, key);
  expect(body).toMatchObject({
    IdentityType: 'AssumedRoleUser',
    Arn: `acs:ram::${ACCOUNT}:assumed-role/${ROLE.name}/session`,
    RoleId: ROLE.roleId,
  });
});

test('a temporary key needs its own token', async () => {
  const key = await assume(900);
  const other = await assume(900);
  const { securityToken, ...bare } = key;
  expect(await list(bare)).toMatchObject({ code: 'MissingSecurityToken', status: 400 });
  expect(await list({ ...key, securityToken: securityToken.slice(1) })).toMatchObject({
    code: 'InvalidSecurityToken.Malformed',
  });
  expect(await list({ ...key, securityToken: other.securityToken })).toMatchObject({
    code: 'InvalidSecurityToken.MismatchWithAccessKey',
  });
  expect(await list({ ...KEYS.full, securityToken })).toMatchObject({
    code: 'InvalidSecurityToken.MismatchWithAccessKey',
  });
});

test('a temporary key ends when it was said to', async () => {
  // From 10 minutes behind to 5 ahead: within the window of the date, so only the token can be over.
  harness.advance(-600_000);
  const key = await assume(900);
  harness.advance(899_000);
  expect(await list(key)).toMatchObject({ code: 'ok' });
  harness.advance(1_000);
  expect(await list(key)).toMatchObject({ code: 'InvalidSecurityToken.Expired', status: 400 });
  harness.advance(-300_000);
});

const session = { RoleArn: ROLE_ARN, RoleSessionName: 'session' };
const refusals: [name: string, query: object, key: Credentials, status: number, code: string][] = [
  ['a key that may not', session, KEYS.withoutVnc, 403, 'NoPermission'],
  ['the root key', session, ROOT, 403, 'NoPermission'],
  [
    'a role that does not trust the account',
    { ...session, RoleArn: `acs:ram::${ACCOUNT}:role/${CLOSED_ROLE.name}` },
    KEYS.assumer,
    403,
    'NoPermission',
  ],
  [
    'a role that does not exist',
    { ...session, RoleArn: `acs:ram::${ACCOUNT}:role/none` },
    KEYS.assumer,
    404,
    'EntityNotExist.Role',
  ],
  [
    'an ARN of another form',
    { ...session, RoleArn: 'x' },
    KEYS.assumer,
    400,
    'InvalidParameter.RoleArn',
  ],
  [
    'a session name with a space',
    { ...session, RoleSessionName: 'a b' },
    KEYS.assumer,
    400,
    'InvalidParameter.RoleSessionName',
  ],
  [
    'a duration below 15 minutes',
    { ...session, DurationSeconds: 899 },
    KEYS.assumer,
    400,
    'InvalidParameter.DurationSeconds',
  ],
];

test.each(refusals)('no role for %s', async (_name, query, key, status, code) => {
  expect(await sts('AssumeRole', query, key)).toMatchObject({ status, code });
});
