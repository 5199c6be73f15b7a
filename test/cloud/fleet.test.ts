import { expect, test } from 'vitest';
import { makeFleet } from './fleet.ts';
import { REGIONS } from './regions.ts';
import { KEYS } from './world.ts';

const OPTIONS = {
  instances: 3000,
  regions: ['cn-hangzhou', 'cn-beijing', 'us-east-1'],
  accounts: 3,
};

test('the same options make the same fleet, and one more instance changes no other', () => {
  expect(makeFleet(OPTIONS)).toEqual(makeFleet(OPTIONS));
  const larger = makeFleet({ ...OPTIONS, instances: 3001 });
  expect(larger.slice(0, 3000)).toEqual(makeFleet(OPTIONS));
});

test('ids are unique and look like the real ones', () => {
  const ids = makeFleet(OPTIONS).map((one) => one.instanceId);
  expect(new Set(ids).size).toBe(3000);
  expect(ids.every((id) => /^i-[a-z0-9]{20}$/.test(id))).toBe(true);
});

test('the fleet is spread evenly over regions and accounts', () => {
  const counts = new Map<string, number>();
  for (const { regionId, accountId } of makeFleet(OPTIONS)) {
    const place = `${regionId} ${accountId}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  expect(counts.size).toBe(9);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
});

test('ten thousand instances lie in thirty regions of the three accounts that there are keys for', () => {
  const regions = REGIONS.slice(0, 30).map(({ regionId }) => regionId);
  const fleet = makeFleet({ instances: 10_000, regions, accounts: 3 });
  const reachable = new Set(Object.values(KEYS).map(({ accountId }) => accountId as string));
  expect(new Set(fleet.map(({ regionId }) => regionId))).toEqual(new Set(regions));
  expect(new Set(fleet.map(({ accountId }) => accountId))).toEqual(reachable);
});
