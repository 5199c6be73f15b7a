import { expect, test, vi } from 'vitest';
import { ProblemError } from '../../../lib/problem.ts';
import type { OpenById } from '../../../lib/worker/open-by-id.ts';
import { createReach } from '../../../lib/worker/reach.ts';

const wish = { instanceId: 'i-bp1h2ty6wuk3z0n7qae9', accountId: '123456', name: 'web-01' };

function setUp(openById: OpenById) {
  const finders = { open: vi.fn(async () => undefined) };
  return { finders, reach: createReach({ openById, finders }) };
}

test('what is opened needs nothing more', async () => {
  const { finders, reach } = setUp(async () => 'opened');
  await reach(wish);
  expect(finders.open).not.toHaveBeenCalled();
});

test.each<[string, OpenById]>([
  ['no profile fits', async () => 'no-profile-fits'],
  ['there is none', () => Promise.reject(new ProblemError({ kind: 'no-profile' }))],
])('where %s, a window opens that says so', async (_, openById) => {
  const { finders, reach } = setUp(openById);
  await reach(wish);
  expect(finders.open).toHaveBeenCalledWith({
    instanceId: wish.instanceId,
    accountId: wish.accountId,
  });
});

test('any other failure is not hidden', async () => {
  const { reach } = setUp(() => Promise.reject(new Error('no window')));
  await expect(reach(wish)).rejects.toThrow('no window');
});
