import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LINGER_MS } from '../../../../components/wall/linger.ts';
import { watchPage } from '../../../../components/wall/watch-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page is seen while it is visible, and a little longer', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const become = (state: DocumentVisibilityState) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const reports: boolean[] = [];
  const stop = watchPage(page as Document, (seen) => reports.push(seen));
  expect(reports).toEqual([true]);
  become('hidden');
  vi.advanceTimersByTime(LINGER_MS);
  expect(reports).toEqual([true, false]);
  become('visible');
  expect(reports).toEqual([true, false, true]);
  become('hidden');
  stop();
  vi.advanceTimersByTime(LINGER_MS);
  expect(reports).toHaveLength(3);
});
