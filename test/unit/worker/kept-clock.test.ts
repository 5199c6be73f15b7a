import { expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../lib/aliyun/client.ts';
import { createKeptClock } from '../../../lib/worker/kept-clock.ts';
import { memoryArea } from '../memory-area.ts';

const NOW = 1_800_000_000_000;
const TWENTY_MINUTES = 20 * 60_000;

const request: ApiRequest = {
  product: 'ecs',
  action: 'DescribeRegions',
  endpoint: 'ecs.aliyuncs.com',
  credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
};

/** A worker's clock, and what its calls are dated with. */
function start(area: ReturnType<typeof memoryArea>, now = NOW) {
  const { clock, afterRestore } = createKeptClock(() => now, area);
  const client = afterRestore({ call: async () => clock.now() });
  return { clock, date: () => client.call(request) };
}

test('an offset that was learned dates the first call of the next worker', async () => {
  const area = memoryArea();
  const { clock, date } = start(area);
  expect(await date()).toBe(NOW);
  clock.learn(NOW + TWENTY_MINUTES);
  expect(await date()).toBe(NOW + TWENTY_MINUTES);

  const later = start(area, NOW + 1000);
  expect(await later.date()).toBe(NOW + 1000 + TWENTY_MINUTES);
  expect(later.clock.skewMs()).toBe(TWENTY_MINUTES);
});

test('what lies there and is no offset changes nothing', async () => {
  expect(await start(memoryArea({ clockSkewMs: 'late' })).date()).toBe(NOW);
});

test('what was kept is read once, and not written back', async () => {
  const area = memoryArea({ clockSkewMs: TWENTY_MINUTES });
  const get = vi.spyOn(area, 'get');
  const set = vi.spyOn(area, 'set');
  const { date } = start(area);
  await date();
  await date();
  expect(get).toHaveBeenCalledOnce();
  expect(set).not.toHaveBeenCalled();
});
