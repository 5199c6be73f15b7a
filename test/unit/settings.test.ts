import { expect, test } from 'vitest';
import { createSettings, DEFAULT_KEEP_ALIVE } from '../../lib/settings.ts';
import { memoryArea } from './memory-area.ts';

const PROFILE = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';

test("keeping alive is on until somebody says otherwise, and is each profile's own", async () => {
  const settings = createSettings(memoryArea());
  expect(await settings.keepAliveOf(PROFILE)).toBe(DEFAULT_KEEP_ALIVE);
  await settings.setKeepAlive(PROFILE, 0);
  expect(await settings.keepAliveOf(PROFILE)).toBe(0);
  expect(await settings.keepAliveOf('3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e12')).toBe(8);
});

test('what can not be read is as if nothing was set', async () => {
  const area = memoryArea();
  await area.set({ settings: { keepAlive: { nonsense: 3 } } });
  expect(await createSettings(area).keepAliveOf(PROFILE)).toBe(DEFAULT_KEEP_ALIVE);
});

test('tickets are asked for before a click until somebody says otherwise', async () => {
  const area = memoryArea();
  const settings = createSettings(area);
  expect(await settings.prefetch()).toBe(true);
  await settings.setPrefetch(false);
  await settings.setKeepAlive(PROFILE, 1);
  expect(await createSettings(area).prefetch()).toBe(false);
});

test('previews are shown until somebody says otherwise, apart from what else is set', async () => {
  const area = memoryArea();
  const settings = createSettings(area);
  expect(await settings.preview()).toBe(true);
  await settings.setPreview(false);
  expect(await createSettings(area).preview()).toBe(false);
  expect(await createSettings(area).prefetch()).toBe(true);
});
