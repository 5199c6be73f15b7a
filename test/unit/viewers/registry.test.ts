import { expect, test, vi } from 'vitest';
import { storedMap } from '../../../lib/storage-area.ts';
import { createRegistry } from '../../../lib/viewers/registry.ts';
import { memoryArea } from '../memory-area.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const other = { ...instance, instanceId: 'i-bp1another0instance00' };

function setUp() {
  const changed = vi.fn();
  return { registry: createRegistry(storedMap(memoryArea(), 'viewers'), changed), changed };
}

test('an instance may have two viewers, and the newest is found', async () => {
  const { registry } = setUp();
  await registry.remember({ tabId: 12, windowId: 2, instance });
  await registry.remember({ tabId: 9, windowId: 1, instance });
  expect((await registry.all()).map(({ tabId }) => tabId)).toEqual([9, 12]);
  expect((await registry.find(instance))?.tabId).toBe(12);
});

test('a tab that shows another instance now is no viewer of the first', async () => {
  const { registry } = setUp();
  await registry.remember({ tabId: 7, windowId: 1, instance });
  await registry.remember({ tabId: 7, windowId: 1, instance: other });
  expect(await registry.find(instance)).toBeUndefined();
  expect((await registry.at(7))?.instance).toEqual(other);
});

test('what a viewer told of itself outlives whoever learns of its tab later', async () => {
  const { registry } = setUp();
  await registry.remember({ tabId: 7, windowId: 1, instance });
  expect((await registry.at(7))?.state).toBe('opening');
  await registry.note(7, 'live');
  await registry.remember({ tabId: 7, windowId: 1, instance });
  expect((await registry.at(7))?.state).toBe('live');
});

test('tells what kind of change there was, and of nothing that is no change', async () => {
  const { registry, changed } = setUp();
  await registry.remember({ tabId: 7, windowId: 1, instance });
  await registry.note(7, 'live');
  await registry.note(7, 'live');
  await registry.note(8, 'live');
  await registry.forgetTab(8);
  expect(changed.mock.calls.flat()).toEqual(['viewers', 'state']);
});

test('a closed tab gives its instance only if no other viewer shows it', async () => {
  const { registry } = setUp();
  await registry.remember({ tabId: 7, windowId: 1, instance });
  await registry.remember({ tabId: 8, windowId: 2, instance });
  expect(await registry.forgetTab(7)).toBeUndefined();
  expect(await registry.forgetTab(8)).toEqual(instance);
  expect(await registry.all()).toEqual([]);
});
