import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ListedViewer } from '../../../lib/viewers/registry.ts';
import type { ViewerState } from '../../../lib/viewers/viewer-state.ts';
import { createBadge } from '../../../lib/worker/show-badge.ts';

beforeEach(() => fakeBrowser.reset());

const viewer = (state: ViewerState): ListedViewer => ({
  tabId: 7,
  windowId: 3,
  instance: {
    profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
    regionId: 'cn-hangzhou',
    instanceId: 'i-bp1hzoinajzkh91habcd',
  },
  state,
});

function setUp() {
  const action = {
    setBadgeBackgroundColor: vi.fn(async () => undefined),
    setBadgeTextColor: vi.fn(async () => undefined),
    setBadgeText: vi.fn(async (_: { text: string }) => undefined),
    setTitle: vi.fn(async (_: { title: string }) => undefined),
  };
  Object.assign(fakeBrowser, { action });
  const all = vi.fn(async () => [viewer('live'), viewer('lost')]);
  return { action, all, show: createBadge(all) };
}

test('says in numbers and in words how the viewers are doing', async () => {
  const { action, show } = setUp();
  await show();
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '1!' });
  const { title } = action.setTitle.mock.lastCall?.[0] ?? {};
  expect(title?.split('\n')).toEqual([
    'Quick VNC for Alibaba Cloud',
    'Connected: 1',
    'Lost their screen: 1',
  ]);
});

test('an older count is never painted over a newer one, however long its reading takes', async () => {
  const { action, all, show } = setUp();
  let read: (viewers: ListedViewer[]) => void = () => undefined;
  all.mockReturnValueOnce(
    new Promise((resolve) => {
      read = resolve;
    }),
  );
  all.mockResolvedValueOnce([]);
  const both = [show(), show()];
  await vi.waitFor(() => expect(all).toHaveBeenCalled());
  read([viewer('live')]);
  await Promise.all(both);
  expect(action.setBadgeText.mock.calls.map(([{ text }]) => text)).toEqual(['1', '']);
});

test('one that could not be painted keeps no later one away', async () => {
  const { action, show } = setUp();
  action.setBadgeText.mockRejectedValueOnce(new Error('no browser'));
  await show();
  await show();
  expect(action.setBadgeText).toHaveBeenCalledTimes(2);
});
