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
