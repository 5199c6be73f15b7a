import { expect, test } from 'vitest';
import { createRecent } from '../../../lib/viewers/recent.ts';
import { memoryArea } from '../memory-area.ts';

const PROFILE = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';
const OTHER_PROFILE = '77f2b1c4-50b8-4a6e-8a54-3c1de3c9a001';
const web = { profileId: PROFILE, regionId: 'cn-hangzhou', instanceId: 'i-bp1hzoinajzkh91habcd' };
const data = { profileId: PROFILE, regionId: 'cn-beijing', instanceId: 'i-2zecqsagtpztl6x5hu2r' };

test('the last one opened comes first, once', async () => {
  const recent = createRecent(memoryArea());
  await recent.add(web);
  await recent.add(data);
  await recent.add(web);
  expect(await recent.last()).toEqual(web);
});

test('a name stays known when an instance is opened without one', async () => {
  const recent = createRecent(memoryArea());
  await recent.add(web, 'web-prod-01');
  await recent.add(web);
  expect(await recent.nameOf(web)).toBe('web-prod-01');
});

test('knows which profiles were used, and first of all what reached an instance last', async () => {
  const recent = createRecent(memoryArea());
  await recent.add({ ...web, profileId: OTHER_PROFILE });
  await recent.add(data);
  expect(await recent.profilesFor(web.instanceId)).toEqual([OTHER_PROFILE, PROFILE]);
  expect(await recent.profilesFor('i-bp1neverseen00000000')).toEqual([PROFILE, OTHER_PROFILE]);
});

test('knows the region of an instance that was opened before', async () => {
  const recent = createRecent(memoryArea());
  await recent.add(web);
  expect(await recent.regionOf(web.instanceId)).toBe('cn-hangzhou');
  expect(await recent.regionOf(data.instanceId)).toBeUndefined();
});

test('what can not be read is as good as nothing', async () => {
  const recent = createRecent(memoryArea({ recent: [{ instance: 'broken' }] }));
  expect(await recent.last()).toBeUndefined();
  await recent.add(web);
  expect(await recent.last()).toEqual(web);
});
