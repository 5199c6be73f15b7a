import { expect, test, vi } from 'vitest';
import { storedMap } from '../../../lib/storage-area.ts';
import { createRecent } from '../../../lib/viewers/recent.ts';
import { createRegistry } from '../../../lib/viewers/registry.ts';
import { createWall } from '../../../lib/wall.ts';
import { createWallHandlers } from '../../../lib/worker/wall-handlers.ts';
import { memoryArea } from '../memory-area.ts';

const web = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const data = { ...web, instanceId: 'i-bp1data0000000000000' };
const OTHER_PROFILE = '77f2b1c4-50b8-4a6e-8a54-3c1de3c9a001';

function setUp() {
  const area = memoryArea();
  const registry = createRegistry(storedMap(area, 'viewers'));
  const recent = createRecent(area);
  const take = vi.fn(async () => ({ url: 'wss://hz01-vncproxy.aliyun.com/', diesAt: 15_000 }));
  const tickets = { take, prepare: vi.fn(), prefetch: vi.fn(), cancel: vi.fn(), count: vi.fn() };
  const handlers = createWallHandlers({ wall: createWall(area), registry, recent, tickets });
  return { handlers, registry, recent, take };
}

test('a tile gets a ticket from the desk that counts all connections', async () => {
  const { handlers, take } = setUp();
  await expect(handlers['wall.ticket']({ instance: web })).resolves.toMatchObject({
    ok: true,
  });
  expect(take).toHaveBeenCalledExactlyOnceWith(web);
});

test.each([
  ['its viewer is open', web],
  ['the same machine is open through another profile', { ...web, profileId: OTHER_PROFILE }],
])('a tile gets no ticket while %s', async (_, instance) => {
  const { handlers, registry, take } = setUp();
  await registry.remember({ tabId: 1, windowId: 1, instance });
  await expect(handlers['wall.ticket']({ instance: web })).rejects.toMatchObject({
    problem: { kind: 'viewer-open' },
  });
  expect(take).not.toHaveBeenCalled();
  await registry.forgetTab(1);
  await handlers['wall.ticket']({ instance: web });
  expect(take).toHaveBeenCalledOnce();
});

test('the viewer of another machine is no matter', async () => {
  const { handlers, registry, take } = setUp();
  await registry.remember({ tabId: 1, windowId: 1, instance: data });
  await handlers['wall.ticket']({ instance: web });
  expect(take).toHaveBeenCalledOnce();
});

test('what is kept comes back with the names that were seen last', async () => {
  const { handlers, recent } = setUp();
  await recent.add(web, 'web-prod-01');
  await handlers['wall.keep']({ instances: [data, web] });
  await expect(handlers['wall.instances']()).resolves.toEqual({
    ok: true,
    value: [{ instance: data }, { instance: web, name: 'web-prod-01' }],
  });
});
