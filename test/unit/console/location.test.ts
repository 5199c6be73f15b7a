import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readLocation, regionIdInLink } from '../../../lib/console/location.ts';
import { RegionId } from '../../../lib/instance-ref.ts';

const HOST = 'https://ecs.console.aliyun.com';
const ID = 'i-bp1h2ty6wuk3z0n7qae9';

test.each([
  ['/server', { page: 'list' }],
  ['/server/', { page: 'list' }],
  ['/server#/', { page: 'list' }],
  ['/server/region', { page: 'list' }],
  ['/server?regionId=cn-beijing', { page: 'list', regionId: 'cn-beijing' }],
  ['/server/region/cn-shenzhen', { page: 'list', regionId: 'cn-shenzhen' }],
  ['/server/region/cn-hangzhou#/', { page: 'list', regionId: 'cn-hangzhou' }],
  ['/server/region/ap-southeast-1?spm=5176.ecscore', { page: 'list', regionId: 'ap-southeast-1' }],
  ['/server-lite/region/cn-hangzhou', { page: 'list', regionId: 'cn-hangzhou' }],
  ['/server/region/Not%20a%20region', { page: 'list' }],
  ['/#/server/region/cn-beijing', { page: 'list', regionId: 'cn-beijing' }],
  [`/#/server/region/cn-beijing?instanceIds=${ID}`, { page: 'list', regionId: 'cn-beijing' }],
  [
    '/server/region/cn-hangzhou#/server/region/cn-beijing',
    { page: 'list', regionId: 'cn-beijing' },
  ],
  [
    `/server/${ID}/detail?regionId=cn-hangzhou&serverLiteToken=1756000000000#/`,
    { page: 'instance', instanceId: ID, regionId: 'cn-hangzhou' },
  ],
  [`/server/${ID}/group/ingress`, { page: 'instance', instanceId: ID }],
  [
    `/#/server/${ID}/detail?regionId=cn-beijing`,
    { page: 'instance', instanceId: ID, regionId: 'cn-beijing' },
  ],
  [`/vnc/index.htm?instanceId=${ID}&regionId=cn-hangzhou`, { page: 'other' }],
  ['/home?spm=5176#/', { page: 'other' }],
  ['/disk/region/cn-hangzhou', { page: 'other' }],
  ['/image/region/cn-hangzhou', { page: 'other' }],
  ['/server/eci-bp1h2ty6wuk3z0n7qae9/detail', { page: 'other' }],
  ['/', { page: 'other' }],
] as const)('reads %s', (path, expected) => {
  expect(readLocation(HOST + path)).toEqual(expected);
});

test.each([
  [`/server/${ID}/detail?regionId=cn-hangzhou`, 'cn-hangzhou'],
  [`/#/server/${ID}/detail?tab=1&regionId=cn-beijing#x`, 'cn-beijing'],
  [`/server/${ID}/detail`, undefined],
  [`/server/${ID}/detail?regionId=`, undefined],
  [`/server/${ID}/detail?regionId=evil.example/`, undefined],
])('the region of the link %s', (href, expected) => {
  expect(regionIdInLink(href)).toBe(expected);
});

test('only what the background accepts is ever called a region', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webPath(), fc.string()), (candidate) => {
      const { regionId } = readRegion(`/server/region/${encodeURI(candidate)}`);
      if (regionId !== undefined) expect(v.is(RegionId, regionId)).toBe(true);
    }),
  );
});

test('every region that the background accepts is read from the path', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,9}(?:-[a-z0-9]{1,9}){1,3}$/), (regionId) => {
      expect(readRegion(`/server/region/${regionId}`)).toEqual({ page: 'list', regionId });
    }),
  );
});

function readRegion(path: string): { regionId?: string } {
  const location = readLocation(HOST + path);
  return location.page === 'other' ? {} : location;
}
