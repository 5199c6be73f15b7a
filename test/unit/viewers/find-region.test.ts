import { expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../lib/aliyun/client.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { findRegion } from '../../../lib/viewers/find-region.ts';

const ID = 'i-bp1hzoinajzkh91habcd';
const target = { credentials: { accessKeyId: 'LTAI5tFake', accessKeySecret: 'secret' } };
const regions = [
  'cn-beijing',
  'cn-shanghai',
  'cn-shenzhen',
  'cn-hongkong',
  'cn-hangzhou',
  'us-west-1',
];

/** A cloud with the instance in one region, where some regions don't answer. */
function cloud(home: string | undefined, broken: readonly string[] = []) {
  const call = vi.fn(async ({ params }: ApiRequest): Promise<unknown> => {
    const regionId = String(params?.RegionId);
    if (broken.includes(regionId)) throw new AliyunError({ kind: 'network' });
    const found = regionId === home ? [{ InstanceId: ID }] : [];
    return { Instances: { Instance: found } };
  });
  return { call };
}

test.each([
  ['the first', 'cn-beijing', 4],
  ['a late one', 'cn-hangzhou', 6],
  ['none', undefined, 6],
])('asks a few regions at once, until it is found: %s', async (_which, home, calls) => {
  const client = cloud(home);
  expect(await findRegion(client, target, regions, ID)).toBe(home);
  expect(client.call).toHaveBeenCalledTimes(calls);
});

test('a region that does not answer is passed over', async () => {
  const client = cloud('cn-hangzhou', ['cn-beijing', 'cn-shanghai']);
  expect(await findRegion(client, target, regions, ID)).toBe('cn-hangzhou');
});
