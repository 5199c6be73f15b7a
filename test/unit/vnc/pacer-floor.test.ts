import { expect, test } from 'vitest';
import { createFloor } from '../../../lib/vnc/pacer-floor.ts';

test('the floor is the shortest round trip', () => {
  const floor = createFloor();
  expect(floor.ms()).toBe(0);
  for (const ms of [80, 60, 300]) floor.measured(ms, 0);
  expect(floor.ms()).toBe(60);
});

test('a floor that is old wants to be measured again, and is forgotten after the next one', () => {
  const floor = createFloor();
  floor.measured(60, 0);
  expect(floor.isOld(10_000)).toBe(false);
  expect(floor.isOld(15_000)).toBe(true);
  floor.measured(200, 15_100);
  expect(floor.isOld(15_100)).toBe(true);
  floor.measured(200, 15_200);
  expect(floor.isOld(15_200)).toBe(false);
  expect(floor.ms()).toBe(60);
  floor.measured(210, 31_000);
  expect(floor.ms()).toBe(200);
});
