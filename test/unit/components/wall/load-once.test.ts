import { expect, test, vi } from 'vitest';
import { loadOnce } from '../../../../components/wall/load-once.ts';

test('all who ask share one loading', async () => {
  const load = vi.fn(async () => 'module');
  const once = loadOnce(load);
  expect(await Promise.all([once(), once()])).toEqual(['module', 'module']);
  expect(await once()).toBe('module');
  expect(load).toHaveBeenCalledOnce();
});

test('after a failure the next one tries anew', async () => {
  const load = vi.fn(async () => 'module').mockRejectedValueOnce(new Error('offline'));
  const once = loadOnce(load);
  await expect(once()).rejects.toThrow('offline');
  expect(await once()).toBe('module');
});
