import { expect, test, vi } from 'vitest';
import { storedMap } from '../../../lib/storage-area.ts';
import { createOpener } from '../../../lib/viewers/open.ts';
import { createRegistry } from '../../../lib/viewers/registry.ts';
import { memoryArea } from '../memory-area.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};

function setUp() {
  const registry = createRegistry(storedMap(memoryArea(), 'viewers'));
  const tickets = { prepare: vi.fn(), take: vi.fn(), count: vi.fn() };
  const windows = {
    open: vi.fn(async () => ({ tabId: 7, windowId: 3 })),
    focus: vi.fn(async () => true),
  };
  return { registry, tickets, windows, open: createOpener({ registry, tickets, windows }) };
}

test('asks for the ticket before the window is there', async () => {
  const { open, tickets, windows } = setUp();
  await open(instance);
  const [asked] = tickets.prepare.mock.invocationCallOrder;
  const [opened] = windows.open.mock.invocationCallOrder;
  expect(asked).toBeLessThan(opened ?? 0);
});

test('a second click focuses the viewer that is open, and takes no ticket', async () => {
  const { open, tickets, windows } = setUp();
  await open(instance);
  await open(instance);
  expect(windows.open).toHaveBeenCalledTimes(1);
  expect(windows.focus).toHaveBeenCalledWith(expect.objectContaining({ tabId: 7 }));
  expect(tickets.prepare).toHaveBeenCalledTimes(1);
});

test('a double click opens one window', async () => {
  const { open, windows } = setUp();
  await Promise.all([open(instance), open(instance)]);
  expect(windows.open).toHaveBeenCalledTimes(1);
});

test('another window is opened beside the one that is there, with a ticket of its own', async () => {
  const { open, registry, tickets, windows } = setUp();
  await open(instance);
  windows.open.mockResolvedValueOnce({ tabId: 8, windowId: 4 });
  await open(instance, { another: true });
  expect(windows.focus).not.toHaveBeenCalled();
  expect(tickets.prepare).toHaveBeenCalledTimes(2);
  expect((await registry.all()).map(({ tabId }) => tabId)).toEqual([7, 8]);
});

test('a viewer whose tab is gone is opened anew', async () => {
  const { open, windows } = setUp();
  await open(instance);
  windows.focus.mockResolvedValueOnce(false);
  await open(instance);
  expect(windows.open).toHaveBeenCalledTimes(2);
});

test('a window that could not be opened does not block the next try', async () => {
  const { open, windows } = setUp();
  windows.open.mockRejectedValueOnce(new Error('no window'));
  await expect(open(instance)).rejects.toThrow('no window');
  await expect(open(instance)).resolves.toBeUndefined();
});

test('a closed tab is forgotten', async () => {
  const { open, registry } = setUp();
  await open(instance);
  await registry.forgetTab(7);
  expect(await registry.find(instance)).toBeUndefined();
});
