import { expect, test, vi } from 'vitest';
import { deskBench } from './desk-bench.ts';
import { configOf, KEY } from './plan-of.ts';

const AK = { mode: 'AK', ...KEY, region_id: 'cn-shanghai' };
const CHAIN = {
  name: 'chain',
  mode: 'ChainableRamRoleArn',
  source_profile: 'default',
  ram_role_arn: 'acs:ram::1234567890123456:role/ops',
};
const OTHER = { ...AK, name: 'other', access_key_id: 'LTAI5tAnotherKeyId02' };
const FILE = configOf(CHAIN, OTHER, { name: 'default', ...AK }, { name: 'no', mode: 'OIDC' });

async function planned(file: string) {
  const bench = deskBench();
  const preview = await bench.desk.plan(file);
  if (preview.state !== 'planned') throw new Error('The file is broken.');
  const names = async () => (await bench.profiles.list()).profiles.map(({ name }) => name);
  return { ...bench, ...preview, names };
}

test('a preview changes nothing, and shows no secret to the page or on any disk', async () => {
  const { rows, names, local, session } = await planned(FILE);
  expect(await names()).toEqual([]);
  const seen = JSON.stringify([rows, local.all(), session.all()]);
  expect(seen).not.toContain(KEY.access_key_secret);
});

test('the chosen profiles come in with their secrets, and the one in use is the default', async () => {
  const { desk, planId, profiles, names } = await planned(FILE);
  expect(await desk.confirm(planId, [0, 1, 2, 3, 99])).toEqual({ state: 'imported', count: 3 });
  expect(await names()).toEqual(['default', 'chain', 'other']);
  const { profiles: list, defaultId } = await profiles.list();
  expect(defaultId).toBe(list[0]?.id);
  expect(list[1]?.source).toMatchObject({ sourceProfileId: list[0]?.id });
  const { secret } = await profiles.open(list[0]?.id ?? '');
  expect(secret).toEqual({ mode: 'AK', accessKeySecret: KEY.access_key_secret });
});

test('all of them are stored in one write', async () => {
  const { desk, planId, local } = await planned(FILE);
  const set = vi.spyOn(local, 'set');
  await desk.confirm(planId, [0, 1, 2]);
  expect(set.mock.calls.filter(([items]) => 'profiles' in items)).toHaveLength(1);
});

test('a write that fails leaves everything as it was, and the plan for another try', async () => {
  const { desk, planId, local, names } = await planned(FILE);
  const write = vi.spyOn(local, 'set').mockRejectedValue(new Error('the disk is full'));
  await expect(desk.confirm(planId, [1, 2])).rejects.toThrow('the disk is full');
  write.mockRestore();
  expect(await names()).toEqual([]);
  expect(await desk.confirm(planId, [1])).toEqual({ state: 'imported', count: 1 });
});

test('a chain without its source is refused as a whole', async () => {
  const { desk, planId, names } = await planned(FILE);
  await expect(desk.confirm(planId, [0, 1])).rejects.toMatchObject({
    problem: { kind: 'bad-request' },
  });
  expect(await names()).toEqual([]);
});

test('a plan serves once, and another one takes its place', async () => {
  const { desk, planId, names } = await planned(FILE);
  const second = await desk.plan(FILE);
  expect(await desk.confirm(planId, [2])).toEqual({ state: 'gone' });
  if (second.state !== 'planned') throw new Error('The file is broken.');
  expect(await desk.confirm(second.planId, [2])).toEqual({ state: 'imported', count: 1 });
  expect(await desk.confirm(second.planId, [1])).toEqual({ state: 'gone' });
  expect(await names()).toEqual(['default']);
});

test('nothing is left of a plan that was cancelled, or that a broken file followed', async () => {
  for (const end of ['forget', 'break'] as const) {
    const { desk, planId, session } = await planned(FILE);
    if (end === 'forget') await desk.forget();
    else expect(await desk.plan('{')).toMatchObject({ state: 'broken' });
    expect(session.all().imports).toEqual({});
    expect(await desk.confirm(planId, [2])).toEqual({ state: 'gone' });
  }
});

test('the same file again finds what is here, and changes no more than credentials', async () => {
  const { desk, planId, profiles } = await planned(FILE);
  await desk.confirm(planId, [0, 1, 2]);
  const before = await profiles.list();
  const again = await desk.plan(FILE);
  if (again.state !== 'planned') throw new Error('The file is broken.');
  expect(again.rows.map(({ outcome }) => outcome.kind)).toEqual([
    'update',
    'update',
    'update',
    'refused',
  ]);
  await desk.confirm(again.planId, [0, 1, 2]);
  expect(await profiles.list()).toEqual(before);
});
