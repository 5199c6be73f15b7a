import { expect, test } from 'vitest';
import { createWall, WALL_MAX } from '../../lib/wall.ts';
import { memoryArea } from './memory-area.ts';

const ref = (n: number) => ({
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: `i-bp1000000000000000${n.toString().padStart(2, '0')}`,
});

test('the instances come back in their order', async () => {
  const area = memoryArea();
  await createWall(area).keep([ref(2), ref(1)]);
  expect(await createWall(area).instances()).toEqual([ref(2), ref(1)]);
  await createWall(area).keep([ref(1)]);
  expect(await createWall(area).instances()).toEqual([ref(1)]);
});

test('a change is told once it is kept', async () => {
  const area = memoryArea();
  const told: unknown[] = [];
  await createWall(area, () => told.push(area.all())).keep([ref(1)]);
  expect(told).toEqual([{ wall: [ref(1)] }]);
});

test.each([
  ['nothing', undefined],
  ['another shape', [{ name: 'web' }]],
  ['too many', Array.from({ length: WALL_MAX + 1 }, (_, index) => ref(index))],
])('%s in the storage is an empty wall', async (_, wall) => {
  expect(await createWall(memoryArea({ wall })).instances()).toEqual([]);
});
