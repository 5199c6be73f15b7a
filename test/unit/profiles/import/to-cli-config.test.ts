import { expect, test } from 'vitest';
import { toCliConfig } from '../../../../lib/profiles/import/to-cli-config.ts';
import type { ProfileList } from '../../../../lib/profiles/profile.ts';
import { here, idOf, planOf } from './plan-of.ts';

const roleArn = 'acs:ram::1234567890123456:role/ops';
const accessKeyId = 'LTAI5tExampleKeyId01';

const list: ProfileList = {
  defaultId: idOf(2),
  profiles: [
    here({ mode: 'AK', accessKeyId }, { id: idOf(1), name: 'key' }),
    here(
      { mode: 'RamRoleArn', accessKeyId, roleArn, sessionName: 'me', durationSeconds: 900 },
      { id: idOf(2), name: 'role', endpoint: 'ecs.cn-beijing.aliyuncs.com' },
    ),
    here(
      {
        mode: 'ChainableRamRoleArn',
        sourceProfileId: idOf(1),
        roleArn,
        sessionName: 'me',
        stsRegionId: 'cn-beijing',
      },
      { id: idOf(3), name: 'chain' },
    ),
    here(
      {
        mode: 'CloudSSO',
        signInUrl: 'https://signin-cn-shanghai.alibabacloudsso.com/start/login',
        accountId: '1234567890123456',
        accessConfigurationId: 'ac-00example',
        clientId: 'app-vaz16tltdxs96audqf35',
      },
      { id: idOf(4), name: 'sso' },
    ),
    here(
      { mode: 'CredentialsURI', origin: 'https://keys.example.com' },
      { id: idOf(5), name: 'uri' },
    ),
    here({ mode: 'StsToken', accessKeyId }, { id: idOf(6), name: 'sts' }),
  ],
};

test('the CLI’s own keys, without those that hold secrets', () => {
  const config = JSON.parse(toCliConfig(list));
  expect(config.current).toBe('role');
  expect(config.profiles[1]).toEqual({
    name: 'role',
    mode: 'RamRoleArn',
    region_id: 'cn-beijing',
    endpoint: 'ecs.cn-beijing.aliyuncs.com',
    access_key_id: accessKeyId,
    ram_role_arn: roleArn,
    ram_session_name: 'me',
    expired_seconds: 900,
  });
  expect(config.profiles[2]).toMatchObject({ source_profile: 'key', sts_region: 'cn-beijing' });
  const keys = config.profiles.flatMap(Object.keys);
  expect(keys.filter((key: string) => /secret|token|expire$/.test(key))).toEqual([]);
});

test('what needs no secret comes back in as it was, and the rest says what is missing', () => {
  const { rows, profiles } = planOf(toCliConfig(list), list);
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    { kind: 'refused', refusal: { reason: 'missing', key: 'access_key_secret' } },
    { kind: 'refused', refusal: { reason: 'missing', key: 'access_key_secret' } },
    { kind: 'update', profileName: 'chain' },
    { kind: 'update', profileName: 'sso' },
    { kind: 'update', profileName: 'uri' },
    { kind: 'refused', refusal: { reason: 'missing', key: 'access_key_secret' } },
  ]);
  expect(profiles.get(2)?.source).toEqual(list.profiles[2]?.source);
  expect(profiles.get(3)?.source).toEqual(list.profiles[3]?.source);
});
