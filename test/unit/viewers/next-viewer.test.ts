import { expect, test } from 'vitest';
import { nextViewer } from '../../../lib/viewers/next-viewer.ts';
import type { ListedViewer } from '../../../lib/viewers/registry.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const viewers = [4, 7, 9].map(
  (tabId): ListedViewer => ({ tabId, windowId: tabId, instance, state: 'live' }),
);

test.each([
  ['from a page that is no viewer to the first', 1, 4],
  ['from nowhere to the first', undefined, 4],
  ['from one to the next', 4, 7],
  ['from the last to the first', 9, 4],
])('goes %s', (_, inFront, expected) => {
  expect(nextViewer(viewers, inFront)?.tabId).toBe(expected);
});

test('stays with the only viewer, and finds none where there is none', () => {
  expect(nextViewer(viewers.slice(0, 1), 4)?.tabId).toBe(4);
  expect(nextViewer([], 4)).toBeUndefined();
});
