import { expect, test } from 'vitest';
import { createPrefixes, regionsOfAlike } from '../../../lib/find/prefixes.ts';
import { memoryArea } from '../memory-area.ts';

const HANGZHOU = { instanceId: 'i-bp1hzoinajzkh91habcd', regionId: 'cn-hangzhou' };
const BEIJING = { instanceId: 'i-2ze57isp1ali72tzkjow', regionId: 'cn-beijing' };
const ALIKE = 'i-bp1000000000000000zz';

test('an id that begins like one that was seen is likely in its region', async () => {
  const prefixes = createPrefixes(memoryArea());
  await prefixes.learn([HANGZHOU, BEIJING]);
  expect(await prefixes.regionsOf(ALIKE)).toEqual(['cn-hangzhou']);
  expect(await prefixes.regionsOf('i-uf6000000000000000zz')).toEqual([]);
});

test('a beginning may belong to several regions, and the last one that was seen comes first', async () => {
  const prefixes = createPrefixes(memoryArea());
  await prefixes.learn([HANGZHOU]);
  await prefixes.learn([{ ...HANGZHOU, regionId: 'cn-qingdao' }]);
  expect(await prefixes.regionsOf(ALIKE)).toEqual(['cn-qingdao', 'cn-hangzhou']);
  await prefixes.learn([HANGZHOU]);
  expect(await prefixes.regionsOf(ALIKE)).toEqual(['cn-hangzhou', 'cn-qingdao']);
});

test('is kept over restarts, and damage to it is no harm', async () => {
  const area = memoryArea();
  await createPrefixes(area).learn([HANGZHOU]);
  expect(await createPrefixes(area).regionsOf(ALIKE)).toEqual(['cn-hangzhou']);
  await area.set({ idPrefixes: { 'i-bp1': 'cn-hangzhou' } });
  expect(await createPrefixes(area).regionsOf(ALIKE)).toEqual([]);
});

test('stays small, whatever ids there are: the oldest beginnings go', async () => {
  const area = memoryArea();
  const prefixes = createPrefixes(area);
  const ids = Array.from({ length: 600 }, (_, n) => `i-${n.toString(36).padStart(3, '0')}00000`);
  await prefixes.learn(ids.map((instanceId) => ({ instanceId, regionId: 'cn-hangzhou' })));
  expect(Object.keys(Object(area.all().idPrefixes))).toHaveLength(500);
  expect(await prefixes.regionsOf(ids[0] ?? '')).toEqual([]);
  expect(await prefixes.regionsOf(ids[599] ?? '')).toEqual(['cn-hangzhou']);
});

test('rows vote: the region with the most ids that begin alike comes first', () => {
  const rows = [
    { instanceId: 'i-bp1aaaaaaaa', regionId: 'cn-qingdao' },
    { instanceId: 'i-bp1bbbbbbbb', regionId: 'cn-hangzhou' },
    { instanceId: 'i-bp1cccccccc', regionId: 'cn-hangzhou' },
    BEIJING,
  ];
  expect(regionsOfAlike(ALIKE, rows)).toEqual(['cn-hangzhou', 'cn-qingdao']);
});
