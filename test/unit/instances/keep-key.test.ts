import { expect, test, vi } from 'vitest';
import { keepKey } from '../../../lib/instances/keep-key.ts';

function setUp() {
  let time = 0;
  let count = 0;
  const provider = vi.fn(async () => ({ accessKeyId: `${++count}`, accessKeySecret: 'secret' }));
  return { provider, kept: keepKey(provider, () => time), pass: (ms: number) => (time += ms) };
}

test('many calls in a row open a key once, later ones anew', async () => {
  const { provider, kept, pass } = setUp();
  const [first] = await Promise.all([kept(), kept()]);
  pass(9_999);
  expect(await kept()).toBe(first);
  expect(provider).toHaveBeenCalledOnce();
  pass(1);
  expect((await kept()).accessKeyId).toBe('2');
});

test('a key that was refused is asked for anew, and its successor serves', async () => {
  const { provider, kept } = setUp();
  const first = await kept();
  const second = await kept(first);
  expect(provider).toHaveBeenLastCalledWith(first);
  expect(await kept()).toBe(second);
});

test('a failure is not kept for longer than a key', async () => {
  const { provider, kept, pass } = setUp();
  provider.mockRejectedValueOnce(new Error('locked'));
  await expect(kept()).rejects.toThrow('locked');
  pass(10_000);
  expect((await kept()).accessKeyId).toBe('1');
});
