import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskBench } from './desk-bench.ts';
import { mutated } from './mutate.ts';
import { configOf, NOW } from './plan-of.ts';

const numRuns = Number(process.env.QUICK_VNC_RUNS ?? 500);

/** Made up, and as random as Alibaba's. */
const SECRETS = [
  'x9Kq2Lm7Zt4Vb1Nc8Rd5Wf3Hg6Jp0S',
  'Qw4eRt7yUi1oPa9sDf3gHj6kLz2xCv',
  'CAIS8wJ1q6Ft5B2yfSjIr5fkIPvyWQ3sQFv0Xm2Kd9',
  'T7uV2wX9yZ4aB1cD6eF3gH8iJ5kL0m',
  'b8N3m6V1c9X4z7L2k5J0h8G3f6D1sA',
];
const [ak, role, token, uri, sso] = SECRETS;
const ROLE = { ram_role_arn: 'acs:ram::1234567890123456:role/ops', ram_session_name: 'me' };

const FILES = [
  configOf(
    {
      name: 'default',
      mode: 'AK',
      access_key_id: 'LTAI5tExampleKeyId01',
      access_key_secret: ak,
      region_id: 'cn-hangzhou',
    },
    {
      name: 'sts',
      mode: 'StsToken',
      access_key_id: 'STS.NExampleKeyId02',
      access_key_secret: role,
      sts_token: token,
    },
    {
      name: 'role',
      mode: 'RamRoleArn',
      access_key_id: 'LTAI5tExampleKeyId03',
      access_key_secret: role,
      ...ROLE,
      expired_seconds: 900,
      sts_region: 'cn-beijing',
    },
    { name: 'chain', mode: 'ChainableRamRoleArn', source_profile: 'role', ...ROLE },
    {
      name: 'uri',
      mode: 'CredentialsURI',
      credentials_uri: `https://keys.example.com/?token=${uri}`,
    },
    {
      name: 'sso',
      mode: 'CloudSSO',
      cloud_sso_sign_in_url: 'https://signin-cn-shanghai.alibabacloudsso.com/start/login',
      access_token: sso,
      cloud_sso_access_token_expire: NOW / 1000 + 99,
    },
    { name: 'oauth', mode: 'OAuth', oauth_refresh_token: token },
  ),
  `[default]\r\ntype = access_key\r\naccess_key_id = LTAI5tExampleKeyId01\r\naccess_key_secret = ${ak}\r\n\r\n[role]\r\ntype = ram_role_arn\r\naccess_key_id = LTAI5tExampleKeyId03\r\naccess_key_secret = ${role}\r\nrole_arn = ${ROLE.ram_role_arn}\r\nrole_session_name = me\r\n`,
  `[profile old]\naliyun_access_key_id = LTAI5tExampleKeyId01\naliyun_access_key_secret = ${ak}\nregion = cn-hangzhou\n`,
];

/** Every piece of a secret that is long enough to be of use. */
const PIECES = SECRETS.flatMap((secret) =>
  Array.from({ length: secret.length - 23 }, (_, from) => secret.slice(from, from + 24)),
);
const shows = (value: unknown) => {
  const text = JSON.stringify(value);
  return PIECES.filter((piece) => text.includes(piece));
};

test('the files are fine as long as they are whole', async () => {
  for (const file of FILES) {
    const preview = await deskBench().desk.plan(file);
    expect(preview.state === 'planned' && preview.rows.length).toBeGreaterThan(0);
    expect(shows(file)).not.toEqual([]);
  }
});

test(
  'a damaged file neither crashes the import nor gets in by halves, and shows no secret',
  async () => {
    const seen = { broken: 0, planned: 0, imported: 0 };
    await fc.assert(
      fc.asyncProperty(mutated(FILES), async (file) => {
        const { desk, profiles, local, session } = deskBench();
        const preview = await desk.plan(file);
        expect(shows([preview, local.all(), session.all()])).toEqual([]);
        expect(await profiles.list()).toEqual({ profiles: [] });
        seen[preview.state] += 1;
        if (preview.state === 'broken') {
          expect(session.all().imports).toEqual({});
          return;
        }
        const wanted = preview.rows.filter(({ outcome }) => outcome.kind !== 'refused');
        const chosen = wanted.map(({ index }) => index);
        const count = wanted.length;
        expect(await desk.confirm(preview.planId, chosen)).toEqual({ state: 'imported', count });
        const stored = await profiles.list();
        expect(stored.profiles).toHaveLength(count);
        for (const { id } of stored.profiles) await profiles.open(id);
        expect(shows([stored, local.all(), session.all()])).toEqual([]);
        seen.imported += count;
      }),
      { numRuns },
    );
    // Damage that is always noticed, or never, would test half of it.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(numRuns / 20);
  },
  10_000 + numRuns * 20,
);
