import { expect, test } from 'vitest';
import { configOf, KEY, NOW, planOf } from './plan-of.ts';

const ROLE = { ram_role_arn: 'acs:ram::1234567890123456:role/ops', ram_session_name: 'me' };
const SSO_URL = 'https://signin-cn-shanghai.alibabacloudsso.com/start/login';
const SECRET_LIKE = 'x9Kq2Lm7Zt4Vb1Nc8Rd5Wf3Hg6Jp0S';

test.each([
  [{ mode: 'OAuth', oauth_site_type: 'CN', ...KEY, sts_token: 't' }, 'oauth'],
  [{ mode: 'EcsRamRole', ram_role_name: 'r' }, 'ecs-ram-role'],
  [{ mode: 'RamRoleArnWithRoleName', ram_role_name: 'r', ...ROLE }, 'ecs-ram-role'],
  [{ mode: 'External', process_command: 'c' }, 'external'],
  [{ mode: 'RsaKeyPair', private_key: 'p', key_pair_name: 'k' }, 'rsa-key-pair'],
  [{ mode: 'OIDC', oidc_provider_arn: 'a', oidc_token_file: 'f', ...ROLE }, 'oidc'],
  [{ mode: 'BearerToken', bearer_token: 'b' }, 'bearer-token'],
  [{ mode: 'Anonymous' }, 'anonymous'],
  [{ mode: 'Telepathy', ...KEY }, 'unknown-mode'],
  [{ mode: '' }, 'no-credentials'],
  [{ mode: '', access_key_id: 'LTAI5tExampleKeyId01', ram_role_arn: 'x' }, 'no-credentials'],
  [{ mode: 'AK', access_key_id: '', access_key_secret: '' }, 'missing access_key_id'],
  [{ mode: 'AK', access_key_id: 'LTAI5tExampleKeyId01' }, 'missing access_key_secret'],
  [{ mode: 'StsToken', ...KEY }, 'missing sts_token'],
  [{ mode: 'StsToken', ...KEY, sts_token: 'CAIS-token', sts_expiration: NOW / 1000 }, 'expired'],
  [{ mode: 'RamRoleArn', ...KEY }, 'missing ram_role_arn'],
  [{ mode: 'RamRoleArn', ...ROLE }, 'missing access_key_id'],
  [{ mode: 'RamRoleArn', ...KEY, ram_role_arn: 'ops' }, 'malformed ram_role_arn'],
  [{ mode: 'RamRoleArn', ...KEY, ...ROLE, ram_session_name: 'a b' }, 'malformed ram_session_name'],
  [{ mode: 'RamRoleArn', ...KEY, ...ROLE, expired_seconds: 'soon' }, 'malformed expired_seconds'],
  [{ mode: 'ChainableRamRoleArn', ...ROLE }, 'missing source_profile'],
  [{ mode: 'ChainableRamRoleArn', ...ROLE, source_profile: 'nobody' }, 'no-source'],
  [{ mode: 'ChainableRamRoleArn', ...ROLE, source_profile: 'p' }, 'chain-cycle'],
  [{ mode: 'CredentialsURI' }, 'missing credentials_uri'],
  [{ mode: 'CredentialsURI', credentials_uri: 'http://keys.example.com/' }, 'plain-http'],
  [{ mode: 'CredentialsURI', credentials_uri: 'file:///etc/passwd' }, 'malformed credentials_uri'],
  [{ mode: 'CredentialsURI', credentials_uri: 'keys' }, 'malformed credentials_uri'],
  [{ mode: 'CloudSSO' }, 'missing cloud_sso_sign_in_url'],
  [
    { mode: 'CloudSSO', cloud_sso_sign_in_url: 'http://example.com' },
    'malformed cloud_sso_sign_in_url',
  ],
  [
    { mode: 'CloudSSO', cloud_sso_sign_in_url: SSO_URL, cloud_sso_account_id: 'me' },
    'malformed cloud_sso_account_id',
  ],
  [{ mode: 'AK', ...KEY, access_key_secret: 'with a space' }, 'malformed access_key_secret'],
  [{ mode: 'AK', ...KEY, access_key_id: SECRET_LIKE }, 'malformed access_key_id'],
  [
    { mode: 'RamRoleArn', ...KEY, ram_role_arn: `acs:ram::1234567890123456:role/${SECRET_LIKE}` },
    'malformed ram_role_arn',
  ],
  [{ mode: 'AK', ...KEY, name: '' }, 'missing name'],
  [{ mode: 'AK', ...KEY, name: SECRET_LIKE }, 'odd-name'],
  [{ mode: 'AK', ...KEY, name: 'long '.repeat(20) }, 'malformed name'],
])('%j is refused: %s', (written, refusal) => {
  const { rows, profiles } = planOf(configOf({ name: 'p', ...written }));
  const [row] = rows;
  expect(row?.outcome.kind).toBe('refused');
  if (row?.outcome.kind !== 'refused') return;
  const { reason, key } = row.outcome.refusal;
  expect([reason, key].filter(Boolean).join(' ')).toBe(refusal);
  expect(profiles.size).toBe(0);
});

test('keys that are refused are named in the file’s own words', () => {
  const { rows } = planOf(
    '[a]\ntype=ram_role_arn\naccess_key_id=LTAI5tExampleKeyId01\naccess_key_secret=k7QzT2pWm9Xv4Rb8\n[b]\naliyun_access_key_id=LTAI5tExampleKeyId01',
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    { kind: 'refused', refusal: { reason: 'missing', key: 'role_arn' } },
    // Nothing but keys tell what it is, and these do not.
    { kind: 'refused', refusal: { reason: 'no-credentials' } },
  ]);
});

test('one that is refused does not keep the others out, and is told by its line', () => {
  const { rows, profiles } = planOf(
    configOf({ name: 'a', mode: 'OIDC' }, { name: 'b', mode: 'AK', ...KEY }),
  );
  expect(rows.map(({ line, outcome }) => [line, outcome.kind])).toEqual([
    [4, 'refused'],
    [8, 'add'],
  ]);
  expect([...profiles.keys()]).toEqual([1]);
});
