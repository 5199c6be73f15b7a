import { expect, test, vi } from 'vitest';
import { type ConsoleParts, createConsoleHandlers } from '../../../lib/worker/console-handlers.ts';

const wish = { instanceId: 'i-bp1hzoinajzkh91habcd', regionId: 'cn-hangzhou', another: true };

test.each([
  ['a page of ours', 'own', true],
  ['a console page', 'console', false],
] as const)('whether %s may open another window of an instance', async (_, audience, another) => {
  const openById = vi.fn(async () => 'opened' as const);
  // The other answers need more, and are not asked for.
  const handlers = createConsoleHandlers({ openById } as unknown as ConsoleParts);
  await handlers.open(wish, { audience });
  expect(openById).toHaveBeenCalledWith({ ...wish, another });
});
