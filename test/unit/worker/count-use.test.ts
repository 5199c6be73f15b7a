import { expect, test, vi } from 'vitest';
import type { Handlers } from '../../../lib/messaging/router.ts';
import { countUse } from '../../../lib/worker/count-use.ts';

const context = { audience: 'own' } as const;

test.each([
  ['vault.unlock', 1],
  ['vault.used', 1],
  ['viewer.ticket', 0],
  ['viewer.hello', 0],
  ['wall.ticket', 0],
  ['wall.keep', 1],
  ['vault.state', 0],
] as const)('%s counts as use: %i', async (name, times) => {
  const used = vi.fn(async () => undefined);
  const answer = { ok: true, value: null };
  const handlers = { [name]: async () => answer } as unknown as Handlers;
  const counted = countUse(handlers, used)[name] as (...args: unknown[]) => Promise<unknown>;
  expect(await counted({}, context)).toBe(answer);
  expect(used).toHaveBeenCalledTimes(times);
});

test('an answer does not wait for the count, or fail with it', async () => {
  const handlers = { 'vault.used': async () => ({ ok: true, value: null }) } as unknown as Handlers;
  const failing = countUse(handlers, () => Promise.reject(new Error('No alarms.')));
  const hanging = countUse(handlers, () => new Promise(() => undefined));
  expect(await failing['vault.used']({}, context)).toMatchObject({ ok: true });
  expect(await hanging['vault.used']({}, context)).toMatchObject({ ok: true });
});

test('a failure is passed on, and counts all the same', async () => {
  const used = vi.fn(async () => undefined);
  const handlers = {
    'vault.unlock': () => Promise.reject(new Error('wrong')),
  } as unknown as Handlers;
  const request = { passphrase: 'x' };
  await expect(countUse(handlers, used)['vault.unlock'](request, context)).rejects.toThrow('wrong');
  expect(used).toHaveBeenCalledOnce();
});
