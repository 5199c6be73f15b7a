import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCommands } from '../../../lib/worker/commands.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const viewer = (tabId: number) => ({ tabId, windowId: tabId, instance, state: 'live' as const });

beforeEach(() => fakeBrowser.reset());

function setUp({ tabs = [] as number[], last = true, inFront = 1 } = {}) {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: inFront }] as never);
  const parts = {
    vault: { lock: vi.fn(async () => undefined) },
    registry: { all: async () => tabs.map(viewer) },
    recent: { last: async () => (last ? instance : undefined) },
    windows: { focus: vi.fn(async () => true) },
    openViewer: vi.fn(async () => undefined),
    reach: vi.fn(async () => undefined),
    openPicker: vi.fn(async () => undefined),
  };
  return { ...parts, run: createCommands(parts) };
}

test('the last viewer is reopened', async () => {
  const { run, openViewer } = setUp();
  await run('reopen-last-viewer');
  expect(openViewer).toHaveBeenCalledWith(instance);
});

test('the next viewer comes to the front, and after it the one after', async () => {
  const { run, windows } = setUp({ tabs: [4, 7], inFront: 4 });
  await run('next-viewer');
  expect(windows.focus).toHaveBeenCalledWith(viewer(7));
});

test('what the page in front names is opened, and nothing that it says beside that', async () => {
  const { run, reach } = setUp({ inFront: 5 });
  const said = { instanceId: instance.instanceId, regionId: 'cn-hangzhou', name: 'web-01' };
  const send = vi
    .spyOn(fakeBrowser.tabs, 'sendMessage')
    .mockResolvedValue({ ...said, profileId: instance.profileId, another: true } as never);
  await run('open-page-instance');
  expect(send).toHaveBeenCalledWith(5, { name: 'instance.inFront' }, { frameId: 0 });
  expect(reach).toHaveBeenCalledWith(said);
});

test.each<[string, unknown]>([
  ['names no instance', null],
  ['makes up an id', { instanceId: 'i-../../etc' }],
  ['makes up a region', { instanceId: instance.instanceId, regionId: 'evil.example/' }],
])('a page that %s gets no window, and the picker opens', async (_, said) => {
  const { run, reach, openPicker } = setUp();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(said as never);
  await run('open-page-instance');
  expect(reach).not.toHaveBeenCalled();
  expect(openPicker).toHaveBeenCalledTimes(1);
});

test('on a page that is no console, the picker opens', async () => {
  const { run, openPicker } = setUp();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('no receiving end'));
  await run('open-page-instance');
  expect(openPicker).toHaveBeenCalledTimes(1);
});

test('an answer that comes when the person has gone on opens nothing', async () => {
  vi.useFakeTimers();
  const { run, reach } = setUp();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(
    () =>
      new Promise((resolve) => {
        setTimeout(() => resolve({ instanceId: instance.instanceId }), 60_000);
      }),
  );
  const running = run('open-page-instance');
  await vi.advanceTimersByTimeAsync(61_000);
  await running;
  expect(reach).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test.each(['reopen-last-viewer', 'next-viewer'])(
  'where there is nothing to go to, %s opens the picker',
  async (command) => {
    const { run, openPicker, openViewer } = setUp({ last: false });
    await run(command);
    expect(openPicker).toHaveBeenCalledTimes(1);
    expect(openViewer).not.toHaveBeenCalled();
  },
);

test('the vault is locked, and a command of another name does nothing', async () => {
  const { run, vault } = setUp();
  await run('toString');
  expect(vault.lock).not.toHaveBeenCalled();
  await run('lock-vault');
  expect(vault.lock).toHaveBeenCalledTimes(1);
});
