import { describe, expect, test } from 'vitest';
import { configOf, here, idOf, KEY, planOf } from './plan-of.ts';

const AK = { mode: 'AK', ...KEY, region_id: 'cn-shanghai' };
const accessKeyId = KEY.access_key_id;
const roleArn = 'acs:ram::1234567890123456:role/ops';
const chained = (name: string, source_profile: string) => ({
  name,
  mode: 'ChainableRamRoleArn',
  source_profile,
  ram_role_arn: `acs:ram::1234567890123456:role/${name}`,
  region_id: 'cn-shanghai',
});
const reasons = (text: string) =>
  planOf(text).rows.map(({ outcome }) =>
    outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind,
  );

describe('what a page gets to see', () => {
  test('names, places and public ids, and which profile is in use', () => {
    const file = configOf(
      { name: 'default', ...AK },
      { ...AK, name: 'role', mode: 'RamRoleArn', ram_role_arn: roleArn },
    );
    expect(planOf(file).rows).toEqual([
      {
        index: 0,
        line: 4,
        name: 'default',
        mode: 'AK',
        regionId: 'cn-shanghai',
        identity: { accessKeyId },
        current: true,
        outcome: { kind: 'add' },
        notes: [],
      },
      {
        index: 1,
        line: 11,
        name: 'role',
        mode: 'RamRoleArn',
        regionId: 'cn-shanghai',
        identity: { accessKeyId, accountId: '1234567890123456', role: 'ops' },
        current: false,
        outcome: { kind: 'add' },
        notes: [],
      },
    ]);
  });

  test.each([
    [{ region_id: '' }, 'cn-beijing', ['region-assumed']],
    [{ region_id: 'evil.example.com/' }, 'cn-beijing', ['region-assumed']],
    [{ endpoint: 'ecs.cn-shanghai.aliyuncs.com' }, 'cn-shanghai', []],
    [{ endpoint: 'ecs.example.com' }, 'cn-shanghai', ['endpoint-dropped']],
    [{ endpoint: 'oss.aliyuncs.com' }, 'cn-shanghai', ['endpoint-dropped']],
    [
      { mode: 'RamRoleArn', ram_role_arn: roleArn, sts_endpoint: 'sts.example.com', policy: '{}' },
      'cn-shanghai',
      ['sts-endpoint-dropped'],
    ],
    [{ mode: 'StsToken', sts_token: 'CAIS-token' }, 'cn-shanghai', ['temporary']],
    [
      { mode: 'CloudSSO', cloud_sso_sign_in_url: 'https://x.alibabacloudsso.com/start' },
      'cn-shanghai',
      ['sign-in-needed'],
    ],
  ])('%j is in %s, noted %j', (written, regionId, notes) => {
    const list = { profiles: [here({ mode: 'AK', accessKeyId: 'LTAI5tAnotherKeyId01' })] };
    const { rows, profiles } = planOf(configOf({ name: 'p', ...AK, ...written }), list);
    expect(rows).toMatchObject([{ regionId, notes }]);
    expect(profiles.get(0)?.regionIds).toEqual([regionId]);
  });

  test('a policy of the SDKs, which would narrow the role, is missed aloud', () => {
    const file = `[a]\ntype=ram_role_arn\naccess_key_id=${accessKeyId}\naccess_key_secret=k7QzT2pWm9Xv4Rb8\nrole_arn=${roleArn}\npolicy={}`;
    expect(planOf(file).rows).toMatchObject([{ notes: ['region-assumed', 'policy-dropped'] }]);
  });
});

describe('what is here already', () => {
  test('the same key gets its credentials anew, and keeps its name and its regions', () => {
    const before = here(
      { mode: 'AK', accessKeyId },
      { colour: 'red', accountId: '1234567890123456' },
    );
    const { rows, profiles } = planOf(configOf({ name: 'p', ...AK, region_id: '' }), {
      profiles: [before],
    });
    expect(rows).toMatchObject([
      { name: 'p', outcome: { kind: 'update', profileName: 'here' }, notes: [] },
    ]);
    expect(profiles.get(0)).toEqual({
      profileId: idOf(9),
      name: 'here',
      colour: 'red',
      regionIds: ['cn-beijing'],
      source: before.source,
      secret: { mode: 'AK', accessKeySecret: KEY.access_key_secret },
    });
  });

  test('temporary credentials are the same by their name', () => {
    const profiles = [here({ mode: 'StsToken', accessKeyId: 'STS.OldOldOldOld' }, { name: 'p' })];
    const file = configOf({ name: 'p', ...AK, mode: 'StsToken', sts_token: 'CAIS-token' });
    expect(planOf(file, { profiles }).rows).toMatchObject([{ outcome: { kind: 'update' } }]);
  });

  test('a name that is taken is given with a number', () => {
    const profiles = [
      here({ mode: 'AK', accessKeyId: 'LTAI5tAnotherKeyId01' }, { name: 'p' }),
      here({ mode: 'AK', accessKeyId: 'LTAI5tAnotherKeyId02' }, { name: 'p 2' }),
    ];
    const plan = planOf(configOf({ name: 'p', ...AK }), { profiles });
    expect(plan.rows).toMatchObject([{ name: 'p', outcome: { kind: 'add', as: 'p 3' } }]);
    expect(plan.profiles.get(0)?.name).toBe('p 3');
  });

  test('a profile that is here is matched once', () => {
    const profiles = [here({ mode: 'AK', accessKeyId })];
    const file = configOf({ name: 'a', ...AK }, { name: 'b', ...AK });
    const kinds = planOf(file, { profiles }).rows.map(({ outcome }) => outcome.kind);
    expect(kinds).toEqual(['update', 'add']);
  });
});

describe('chains', () => {
  test('start from a profile of the file, wherever it stands, which has to come in too', () => {
    const plan = planOf(configOf(chained('c', 'b'), chained('b', 'a'), { name: 'a', ...AK }));
    expect(plan.rows.map(({ name, needs }) => [name, needs])).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', undefined],
    ]);
    const sourceOf = (index: number) => plan.profiles.get(index)?.source;
    expect(sourceOf(0)).toMatchObject({ sourceProfileId: plan.profiles.get(1)?.profileId });
    expect(sourceOf(1)).toMatchObject({ sourceProfileId: plan.profiles.get(2)?.profileId });
  });

  test('start from a profile that is here, if the file has none of that name', () => {
    const profiles = [here({ mode: 'AK', accessKeyId }, { name: 'a' })];
    const plan = planOf(configOf(chained('b', 'a')), { profiles });
    expect(plan.rows[0]?.needs).toBeUndefined();
    expect(plan.profiles.get(0)?.source).toMatchObject({ sourceProfileId: idOf(9) });
  });

  test('start from the profile here that the one in the file stands for', () => {
    const profiles = [here({ mode: 'AK', accessKeyId })];
    const plan = planOf(configOf(chained('b', 'a'), { name: 'a', ...AK }), { profiles });
    expect(plan.rows[0]?.needs).toBeUndefined();
    expect(plan.profiles.get(0)?.source).toMatchObject({ sourceProfileId: idOf(9) });
  });

  test('are refused with their source', () => {
    expect(reasons(configOf(chained('b', 'a'), { name: 'a', mode: 'OIDC' }))).toEqual([
      'no-source',
      'oidc',
    ]);
  });

  test('are refused if they come back to themselves, and so is what leads there', () => {
    const file = configOf(chained('a', 'b'), chained('b', 'a'), chained('c', 'a'));
    expect(reasons(file)).toEqual(['chain-cycle', 'chain-cycle', 'chain-cycle']);
  });

  test('are refused if they are endless, and thousands of them take no time', () => {
    const links = Array.from({ length: 5000 }, (_, n) => chained(`${n}`, `${n + 1}`));
    const found = reasons(configOf(...links, { name: '5000', ...AK }));
    expect(found.at(-1)).toBe('add');
    expect(found.at(-2)).toBe('add');
    expect(found[0]).toBe('chain-too-long');
  });
});

test('of two profiles with one name, the first counts', () => {
  expect(reasons(configOf({ name: 'p', ...AK }, { name: 'p', mode: 'OIDC' }))).toEqual([
    'add',
    'duplicate-name',
  ]);
});

test('names that objects inherit are names like others', () => {
  const file = configOf(chained('b', '__proto__'), { name: '__proto__', ...AK });
  expect(reasons(file)).toEqual(['add', 'add']);
  expect(reasons(configOf(chained('b', 'constructor')))).toEqual(['no-source']);
});
