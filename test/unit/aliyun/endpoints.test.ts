import { describe, expect, test } from 'vitest';
import { ecsEndpoint, stsEndpoint } from '../../../lib/aliyun/endpoints.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { REGIONS } from '../../../lib/aliyun/regions.ts';

test('the table has 39 regions, each once, named in both languages', () => {
  expect(REGIONS).toHaveLength(39);
  expect(new Set(REGIONS.map(({ id }) => id)).size).toBe(39);
  for (const { en, zh } of REGIONS) {
    expect(en).toMatch(/^[\x20-\x7e]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});

test('two regions are closed', () => {
  expect(REGIONS.filter(({ closed }) => closed).map(({ id }) => id)).toEqual([
    'ap-south-1',
    'ap-southeast-2',
  ]);
});

describe('ECS', () => {
  test.each([
    ['cn-hangzhou', 'ecs.cn-hangzhou.aliyuncs.com'],
    ['cn-shenzhen-finance-1', 'ecs.cn-shenzhen-finance-1.aliyuncs.com'],
    ['cn-hangzhou-finance', 'ecs.aliyuncs.com'],
    ['mars-north-1', 'ecs.mars-north-1.aliyuncs.com'],
  ])('%s is reached at %s', (regionId, host) => {
    expect(ecsEndpoint(regionId)).toBe(host);
  });

  test('every other region of the table follows the rule', () => {
    const exceptions = REGIONS.filter(({ id }) => ecsEndpoint(id) !== `ecs.${id}.aliyuncs.com`);
    expect(exceptions.map(({ id }) => id)).toEqual(['cn-hangzhou-finance']);
  });

  test.each(['', 'evil.example/', 'cn-hangzhou.evil', 'CN-HANGZHOU', 'cn hangzhou'])(
    '%j can be no region',
    (regionId) => {
      expect(thrownBy(() => ecsEndpoint(regionId)).kind).toBe('unknown-region');
    },
  );
});

describe('STS', () => {
  test.each([
    [undefined, 'sts.aliyuncs.com'],
    ['cn-hangzhou', 'sts.cn-hangzhou.aliyuncs.com'],
    ['cn-hangzhou-finance', 'sts.aliyuncs.com'],
    ['cn-shenzhen-finance-1', 'sts.aliyuncs.com'],
    ['ap-southeast-6', 'sts.aliyuncs.com'],
    ['cn-zhongwei', 'sts.aliyuncs.com'],
    ['mars-north-1', 'sts.aliyuncs.com'],
  ])('for the region %s is %s', (regionId, host) => {
    expect(stsEndpoint(regionId)).toBe(host);
  });

  test('nine regions of the table have none of their own', () => {
    const central = REGIONS.filter(({ id }) => stsEndpoint(id) === 'sts.aliyuncs.com');
    expect(central).toHaveLength(9);
  });
});

describe.each([
  ['ECS', (endpoint: string) => ecsEndpoint('cn-hangzhou', endpoint)],
  ['STS', (endpoint: string) => stsEndpoint('cn-hangzhou', endpoint)],
])('an endpoint of the profile, for %s', (_product, resolve) => {
  test.each([
    ['ecs-cn-hangzhou.aliyuncs.com', 'ecs-cn-hangzhou.aliyuncs.com'],
    ['https://ecs-vpc.cn-beijing.aliyuncs.com/', 'ecs-vpc.cn-beijing.aliyuncs.com'],
    [' STS.aliyuncs.com ', 'sts.aliyuncs.com'],
  ])('%j goes before the rule', (endpoint, host) => {
    expect(resolve(endpoint)).toBe(host);
  });

  test.each([
    'evil.example',
    'aliyuncs.com',
    'aliyuncs.com.evil.example',
    'evilaliyuncs.com',
    'evil.example/ecs.aliyuncs.com',
    'user@ecs.aliyuncs.com',
    'ecs.aliyuncs.com:8443',
    'ecs.aliyuncs.com.',
    'evil.example#.aliyuncs.com',
    '..aliyuncs.com',
  ])('%j is refused, by name', (endpoint) => {
    const error = thrownBy(() => resolve(endpoint));
    expect(error).toMatchObject({ kind: 'other', code: 'InvalidEndpoint', host: endpoint });
  });
});

function thrownBy(work: () => unknown): AliyunError {
  try {
    work();
  } catch (error) {
    if (error instanceof AliyunError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
