import { expect, test } from 'vitest';
import { configOf, idOf, KEY, NOW, planOf } from './plan-of.ts';

const accessKeyId = KEY.access_key_id;
const accessKeySecret = KEY.access_key_secret;
const ROLE = { ram_role_arn: 'acs:ram::1234567890123456:role/ops', ram_session_name: 'me' };
const roleArn = ROLE.ram_role_arn;
const SSO = { cloud_sso_sign_in_url: 'https://signin-cn-shanghai.alibabacloudsso.com/start/login' };
const signInUrl = SSO.cloud_sso_sign_in_url;
const clientId = 'app-vaz16tltdxs96audqf35';
const later = NOW / 1000 + 600;

/** What a profile of the CLI comes to: its source, and its secret. */
test.each([
  ['AK', { mode: 'AK', ...KEY }, { mode: 'AK', accessKeyId }, { mode: 'AK', accessKeySecret }],
  [
    'StsToken',
    { mode: 'StsToken', ...KEY, sts_token: 'CAIS-token' },
    { mode: 'StsToken', accessKeyId },
    { mode: 'StsToken', accessKeySecret, securityToken: 'CAIS-token' },
  ],
  [
    'StsToken with an end',
    { mode: 'StsToken', ...KEY, sts_token: 'CAIS-token', sts_expiration: later },
    { mode: 'StsToken', accessKeyId, expiresAt: later * 1000 },
    { mode: 'StsToken', accessKeySecret, securityToken: 'CAIS-token' },
  ],
  [
    'RamRoleArn',
    {
      mode: 'RamRoleArn',
      ...KEY,
      ...ROLE,
      expired_seconds: 900,
      external_id: 'partner',
      sts_region: 'cn-hangzhou',
      sts_endpoint: 'sts.cn-hangzhou.aliyuncs.com',
    },
    {
      mode: 'RamRoleArn',
      accessKeyId,
      roleArn,
      sessionName: 'me',
      durationSeconds: 900,
      externalId: 'partner',
      stsRegionId: 'cn-hangzhou',
      stsEndpoint: 'sts.cn-hangzhou.aliyuncs.com',
    },
    { mode: 'RamRoleArn', accessKeySecret },
  ],
  [
    'RamRoleArn from a temporary key, in the shortest way',
    { mode: 'RamRoleArn', ...KEY, sts_token: 'CAIS-token', ram_role_arn: roleArn },
    { mode: 'RamRoleArn', accessKeyId, roleArn, sessionName: 'quick-vnc' },
    { mode: 'RamRoleArn', accessKeySecret, securityToken: 'CAIS-token' },
  ],
  [
    'CredentialsURI',
    { mode: 'CredentialsURI', credentials_uri: 'https://keys.example.com/get?token=abc' },
    { mode: 'CredentialsURI', origin: 'https://keys.example.com' },
    { mode: 'CredentialsURI', uri: 'https://keys.example.com/get?token=abc' },
  ],
  [
    'CredentialsURI on this computer',
    { mode: 'CredentialsURI', credentials_uri: 'http://127.0.0.1:8080/keys' },
    { mode: 'CredentialsURI', origin: 'http://127.0.0.1:8080' },
    { mode: 'CredentialsURI', uri: 'http://127.0.0.1:8080/keys' },
  ],
  [
    'CloudSSO before a sign-in',
    { mode: 'CloudSSO', ...SSO },
    { mode: 'CloudSSO', signInUrl, clientId },
    undefined,
  ],
  [
    'CloudSSO while its sign-in lasts',
    {
      mode: 'CloudSSO',
      ...SSO,
      cloud_sso_account_id: '1234567890123456',
      cloud_sso_access_config: 'ac-00example',
      access_token: 'sso-access-token',
      cloud_sso_access_token_expire: later,
      ...KEY,
      sts_token: 'CAIS-token',
    },
    {
      mode: 'CloudSSO',
      signInUrl,
      clientId,
      accountId: '1234567890123456',
      accessConfigurationId: 'ac-00example',
    },
    { mode: 'CloudSSO', accessToken: 'sso-access-token', expiresAt: later * 1000 },
  ],
  [
    'CloudSSO after its sign-in is over',
    {
      mode: 'CloudSSO',
      ...SSO,
      access_token: 'sso-access-token',
      cloud_sso_access_token_expire: 9,
    },
    { mode: 'CloudSSO', signInUrl, clientId },
    undefined,
  ],
])('%s', (_, written, source, secret) => {
  const { rows, profiles } = planOf(configOf({ name: 'p', region_id: 'cn-shanghai', ...written }));
  expect(rows).toMatchObject([{ name: 'p', mode: source.mode, outcome: { kind: 'add' } }]);
  expect(profiles.get(0)).toEqual({
    profileId: idOf(1),
    name: 'p',
    colour: 'grey',
    regionIds: ['cn-shanghai'],
    source,
    ...(secret && { secret }),
  });
});

test.each([
  ['ak', 'AK'],
  ['STSTOKEN', 'StsToken'],
  ['ramrolearn', 'RamRoleArn'],
  ['chainableRamRoleARN', 'ChainableRamRoleArn'],
  ['credentialsuri', 'CredentialsURI'],
  ['cloudsso', 'CloudSSO'],
  ['oauth', 'OAuth'],
  ['ecsramrole', 'EcsRamRole'],
  ['oidc', 'OIDC'],
  [' External ', 'External'],
])('the mode %s is %s', (written, mode) => {
  expect(planOf(configOf({ name: 'p', mode: written })).rows).toMatchObject([{ mode }]);
});

test.each([
  [KEY, 'AK'],
  [{ ...KEY, sts_token: 't', ...ROLE }, 'StsToken'],
  [{ ...KEY, ...ROLE, ram_role_name: 'r' }, 'RamRoleArn'],
  [{ ...KEY, private_key: 'p', key_pair_name: 'k' }, 'AK'],
  [{ private_key: 'p', key_pair_name: 'k', ram_role_name: 'r' }, 'RsaKeyPair'],
  [{ private_key: 'p', ram_role_name: 'r', process_command: 'c' }, 'EcsRamRole'],
  [{ process_command: 'c', cloud_sso_sign_in_url: 'u' }, 'External'],
  [{ oidc_provider_arn: 'a', oidc_token_file: 'f', ...ROLE, cloud_sso_sign_in_url: 'u' }, 'OIDC'],
  [{ cloud_sso_sign_in_url: 'u', bearer_token: 'b' }, 'CloudSSO'],
  [{ bearer_token: 'b', access_key_id: 'only' }, 'BearerToken'],
])('without a mode, %j is %s', (keys, mode) => {
  expect(planOf(configOf({ name: 'p', mode: '', ...keys })).rows).toMatchObject([{ mode }]);
});

test.each([
  [0, undefined],
  [1, 900],
  [3600, 3600],
  ['7200', 7200],
  [100_000, 43_200],
])('a session of %j s lasts %j s', (expired_seconds, durationSeconds) => {
  const file = configOf({ name: 'p', mode: 'RamRoleArn', ...KEY, ...ROLE, expired_seconds });
  expect(planOf(file).profiles.get(0)?.source).toEqual({
    mode: 'RamRoleArn',
    accessKeyId,
    roleArn,
    sessionName: 'me',
    ...(durationSeconds && { durationSeconds }),
  });
});

test.each([
  [
    'type = access_key\naccess_key_id = LTAI5tExampleKeyId01\naccess_key_secret = k7QzT2pWm9Xv4Rb8',
    'AK',
  ],
  [
    `type = ram_role_arn\naccess_key_id = LTAI5tExampleKeyId01\naccess_key_secret = k7QzT2pWm9Xv4Rb8\nrole_arn = ${roleArn}\nrole_session_name = me`,
    'RamRoleArn',
  ],
  [
    'aliyun_access_key_id = LTAI5tExampleKeyId01\naliyun_access_key_secret = k7QzT2pWm9Xv4Rb8\nregion = cn-hangzhou',
    'AK',
  ],
])('the INI section %s is %s', (section, mode) => {
  const { rows, profiles } = planOf(`[default]\nenable = true\n${section}\n`);
  expect(rows).toMatchObject([{ name: 'default', mode, current: true, outcome: { kind: 'add' } }]);
  expect(profiles.get(0)?.secret).toEqual({ mode, accessKeySecret });
});

test("the old CLI's sections lose their prefix", () => {
  const file =
    '[profile ops]\naliyun_access_key_id = LTAI5tExampleKeyId01\naliyun_access_key_secret = k7QzT2pWm9Xv4Rb8';
  expect(planOf(file).rows).toMatchObject([{ name: 'ops' }]);
});
