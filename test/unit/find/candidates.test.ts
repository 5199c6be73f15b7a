import { expect, test } from 'vitest';
import { REGIONS } from '../../../lib/aliyun/regions.ts';
import { candidatesOf } from '../../../lib/find/candidates.ts';
import { profile } from '../components/fake-ask.ts';

const work = profile(1, { name: 'work', regionIds: ['cn-shanghai', 'cn-beijing'] });
const home = profile(2, { name: 'home', regionIds: ['us-west-1'] });

const words = (...args: Parameters<typeof candidatesOf>) =>
  candidatesOf(...args).map(({ profileName, regionId }) => `${profileName} ${regionId}`);

test('likely regions come first, then those of interest, then all others; each with all profiles', () => {
  const order = words([work, home], ['cn-hangzhou']);
  expect(order.slice(0, 4)).toEqual([
    'work cn-hangzhou',
    'home cn-hangzhou',
    'work cn-shanghai',
    'home us-west-1',
  ]);
  expect(order[4]).toBe('work cn-beijing');
});

test('every open region is asked once with each profile, and no closed one', () => {
  const open = REGIONS.filter(({ closed }) => !closed).map(({ id }) => id);
  const order = words([work, home], ['cn-hangzhou', 'cn-beijing']);
  expect(new Set(order).size).toBe(order.length);
  expect(order.toSorted()).toEqual(
    ['work', 'home'].flatMap((name) => open.map((id) => `${name} ${id}`)).toSorted(),
  );
});

test('a region that we do not know is asked where it is likely or of interest', () => {
  const future = profile(3, { name: 'future', regionIds: ['cn-moon-1'] });
  expect(words([future], ['cn-mars-1']).slice(0, 2)).toEqual([
    'future cn-mars-1',
    'future cn-moon-1',
  ]);
});

test('a profile with a host of its own is asked for its own regions only', () => {
  const inside = profile(4, {
    name: 'inside',
    regionIds: ['cn-hangzhou', 'cn-beijing'],
    endpoint: 'ecs-vpc.cn-hangzhou.aliyuncs.com',
  });
  expect(words([inside], ['cn-beijing', 'cn-shanghai'])).toEqual([
    'inside cn-beijing',
    'inside cn-hangzhou',
  ]);
});

test('without profiles there is nothing to ask', () => {
  expect(candidatesOf([], ['cn-hangzhou'])).toEqual([]);
});
