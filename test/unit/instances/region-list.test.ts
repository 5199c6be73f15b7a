import { expect, test, vi } from 'vitest';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { listRegions } from '../../../lib/instances/region-list.ts';
import { profile } from './inventory-bench.ts';

const DAY_MS = 24 * 60 * 60_000;
const ours = profile('a', { regionIds: ['cn-hangzhou', 'cn-fuzhou'] });
const target = {
  credentials: { accessKeyId: 'a', accessKeySecret: 'secret' },
  regionId: 'cn-hangzhou',
};

function setUp({ error, age }: { error?: AliyunError; age?: number } = {}) {
  const call = vi.fn(async () => {
    if (error) throw error;
    return { Regions: { Region: [{ RegionId: 'us-east-1' }, { RegionId: 'cn-fuzhou' }] } };
  });
  const cached =
    age === undefined ? undefined : { owner: '', checkedAt: -age, regionIds: ['cn-beijing'] };
  return { call, list: () => listRegions(ours, { client: { call }, target, cached, now: 0 }) };
}

test("the account's regions follow those of interest, each once", async () => {
  expect(await setUp().list()).toEqual({
    regionIds: ['cn-hangzhou', 'cn-fuzhou', 'us-east-1'],
    isNew: true,
  });
});

test('a list of today is not asked for again, one of yesterday is', async () => {
  const today = setUp({ age: DAY_MS - 1 });
  expect((await today.list()).regionIds).toEqual(['cn-hangzhou', 'cn-fuzhou', 'cn-beijing']);
  expect(today.call).not.toHaveBeenCalled();
  expect((await setUp({ age: DAY_MS }).list()).isNew).toBe(true);
});

test('an old list serves on when it can not be asked for', async () => {
  const { list } = setUp({ age: DAY_MS, error: new AliyunError({ kind: 'network' }) });
  expect(await list()).toEqual({
    regionIds: ['cn-hangzhou', 'cn-fuzhou', 'cn-beijing'],
    isNew: false,
  });
});

test('a key that may not ask gets the public regions that are open', async () => {
  const { list } = setUp({ error: new AliyunError({ kind: 'no-permission' }) });
  const { regionIds } = await list();
  expect(regionIds).toContain('eu-central-1');
  expect(regionIds).not.toContain('ap-south-1');
  expect(new Set(regionIds).size).toBe(regionIds.length);
});

test('whatever else is wrong, the regions of interest are left to say so', async () => {
  const { list } = setUp({ error: new AliyunError({ kind: 'unknown-key' }) });
  expect((await list()).regionIds).toEqual(['cn-hangzhou', 'cn-fuzhou']);
});
