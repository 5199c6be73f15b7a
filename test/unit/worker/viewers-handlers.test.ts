import { expect, test, vi } from 'vitest';
import type { InstanceRef } from '../../../lib/instance-ref.ts';
import type { MessageContext } from '../../../lib/messaging/sender.ts';
import { storedMap } from '../../../lib/storage-area.ts';
import { createRecent } from '../../../lib/viewers/recent.ts';
import { createRegistry } from '../../../lib/viewers/registry.ts';
import { createViewersHandlers } from '../../../lib/worker/viewers-handlers.ts';
import { profile } from '../components/fake-ask.ts';
import { row } from '../instances/search/rows.ts';
import { memoryArea } from '../memory-area.ts';

const instance = (n: number): InstanceRef => ({
  profileId: profile(n).id,
  regionId: 'cn-hangzhou',
  instanceId: `i-bp1hzoinajzkh91habc${n}`,
});
const web = instance(1);
const db = instance(2);

const fromTab = (tabId: number): MessageContext => ({ audience: 'own', tabId, windowId: tabId });
const nobody: MessageContext = { audience: 'own' };

/** Two viewers, in tabs 7 and 8; the second has a window among a person's own. */
async function setUp() {
  const registry = createRegistry(storedMap(memoryArea(), 'viewers'));
  const recent = createRecent(memoryArea());
  const windows = {
    open: vi.fn(),
    focus: vi.fn(async () => true),
    close: vi.fn(async () => undefined),
    ownWindow: vi.fn(async (tabId: number) => (tabId === 8 ? undefined : tabId * 10)),
    place: vi.fn(async () => undefined),
  };
  const profiles = { list: async () => ({ profiles: [profile(1)] }) };
  await registry.remember({ tabId: 7, windowId: 70, instance: web });
  await registry.remember({ tabId: 8, windowId: 1, instance: db });
  await recent.add(web, 'web-01');
  const prefixes = { learn: vi.fn(async () => undefined) };
  const handlers = createViewersHandlers({
    registry,
    windows,
    recent,
    profiles,
    prefixes,
    inventory: { find: async (id) => (id === db.instanceId ? row(2, { name: 'db' }) : undefined) },
  });
  return { registry, windows, prefixes, handlers };
}

test('lists the viewers with what is known of them', async () => {
  const { handlers } = await setUp();
  await handlers['viewer.state']({ state: 'live' }, fromTab(7));
  expect(await handlers['viewers.list']()).toEqual({
    ok: true,
    value: [
      { tabId: 7, instance: web, state: 'live', name: 'web-01', profileName: 'profile 1' },
      { tabId: 8, instance: db, state: 'opening', name: 'db' },
    ],
  });
});

test('a state is noted for the tab that it came from, and for no other', async () => {
  const { registry, handlers } = await setUp();
  await handlers['viewer.state']({ state: 'lost' }, fromTab(7));
  await handlers['viewer.state']({ state: 'lost' }, fromTab(99));
  await handlers['viewer.state']({ state: 'lost' }, nobody);
  expect((await registry.all()).map(({ state }) => state)).toEqual(['lost', 'opening']);
});

test('a region is learnt from a screen that is there, and from nothing less', async () => {
  const { prefixes, handlers } = await setUp();
  await handlers['viewer.state']({ state: 'lost' }, fromTab(7));
  await handlers['viewer.state']({ state: 'live' }, fromTab(99));
  expect(prefixes.learn).not.toHaveBeenCalled();
  await handlers['viewer.state']({ state: 'live' }, fromTab(7));
  expect(prefixes.learn).toHaveBeenCalledWith([web]);
});

test('touches no tab that is no viewer', async () => {
  const { windows, handlers } = await setUp();
  await handlers['viewers.close']({ tabId: 1 });
  await handlers['viewers.focus']({ tabId: 1 });
  expect(windows.close).not.toHaveBeenCalled();
  expect(windows.focus).not.toHaveBeenCalled();
  await handlers['viewers.focus']({ tabId: 7 });
  await handlers['viewers.close']({ tabId: 8 });
  await handlers['viewers.closeAll']();
  expect(windows.focus).toHaveBeenCalledWith(expect.objectContaining({ tabId: 7 }));
  expect(windows.close.mock.calls).toEqual([[[8]], [[7, 8]]]);
});

test("tiles the viewers' own windows, and leaves a person's alone", async () => {
  const { registry, windows, handlers } = await setUp();
  await registry.remember({ tabId: 9, windowId: 90, instance: db });
  await handlers['viewers.tile']({ left: 0, top: 0, width: 1600, height: 600 });
  expect(windows.place.mock.calls).toEqual([
    [70, { left: 0, top: 0, width: 800, height: 600 }],
    [90, { left: 800, top: 0, width: 800, height: 600 }],
  ]);
});
