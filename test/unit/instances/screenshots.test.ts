import { expect, test, vi } from 'vitest';
import { createScreenshots } from '../../../lib/instances/screenshots.ts';

const ref = (instanceId: string) => ({ profileId: 'a', regionId: 'cn-hangzhou', instanceId });

function setUp() {
  let time = 1_000;
  const take = vi.fn(async () => ({ mimeType: 'image/png' as const, base64: `taken at ${time}` }));
  const screenshots = createScreenshots({
    take,
    now: () => time,
    async sleep(ms) {
      time += ms;
    },
  });
  return { take, screenshots, pass: (ms: number) => (time += ms) };
}

test('a picture serves for ten seconds, each instance its own', async () => {
  const { screenshots, take, pass } = setUp();
  const first = await screenshots(ref('i-1'));
  expect(first).toEqual({ mimeType: 'image/png', base64: 'taken at 1000', at: 1_000 });
  pass(9_999);
  expect(await screenshots(ref('i-1'))).toBe(first);
  await screenshots(ref('i-2'));
  pass(1);
  expect((await screenshots(ref('i-1'))).at).toBe(11_000);
  expect(take).toHaveBeenCalledTimes(3);
});

test('many who ask at once make one call', async () => {
  const { screenshots, take } = setUp();
  await Promise.all([screenshots(ref('i-1')), screenshots(ref('i-1'))]);
  expect(take).toHaveBeenCalledOnce();
});

test('a failure is told again, and asks ECS no more often than a picture', async () => {
  const { screenshots, take, pass } = setUp();
  take.mockRejectedValueOnce(new Error('no'));
  await expect(screenshots(ref('i-1'))).rejects.toThrow('no');
  await expect(screenshots(ref('i-1'))).rejects.toThrow('no');
  pass(10_000);
  expect((await screenshots(ref('i-1'))).at).toBe(11_000);
});

test('nothing is woken unless that is asked for, and then not before its turn', async () => {
  const { screenshots, take, pass } = setUp();
  await screenshots(ref('i-1'));
  pass(4_000);
  expect((await screenshots(ref('i-1'), { wakeUp: true })).at).toBe(11_000);
  expect(take.mock.calls).toEqual([
    [ref('i-1'), { wakeUp: false }],
    [ref('i-1'), { wakeUp: true }],
  ]);
});

test('a wake-up that waits for its turn is one, however often it is asked for', async () => {
  const { screenshots, take } = setUp();
  await screenshots(ref('i-1'));
  const woken = await Promise.all([
    screenshots(ref('i-1'), { wakeUp: true }),
    screenshots(ref('i-1'), { wakeUp: true }),
    screenshots(ref('i-1')),
  ]);
  expect(new Set(woken).size).toBe(1);
  expect(take).toHaveBeenCalledTimes(2);
});
