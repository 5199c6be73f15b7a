import { expect, test } from 'vitest';
import { instanceKey } from '../../../lib/instance-ref.ts';
import { createPins } from '../../../lib/instances/pins.ts';
import { memoryArea } from '../memory-area.ts';

const ref = (instanceId: string) => ({ profileId: 'a', regionId: 'cn-hangzhou', instanceId });

test('a pin stays over restarts, in its order, until it is taken out', async () => {
  const area = memoryArea();
  const pins = createPins(area);
  expect(await pins.toggle(ref('i-2'))).toBe(true);
  expect(await pins.toggle(ref('i-1'))).toBe(true);
  expect(await createPins(area).all()).toEqual([instanceKey(ref('i-2')), instanceKey(ref('i-1'))]);
  expect(await pins.toggle(ref('i-2'))).toBe(false);
  expect(await createPins(area).all()).toEqual([instanceKey(ref('i-1'))]);
});

test('pins that can not be read are none', async () => {
  const area = memoryArea();
  await area.set({ pins: { nonsense: true } });
  expect(await createPins(area).all()).toEqual([]);
});
