import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after } from '../../../../components/wall/after.ts';
import { createLinger, LINGER_MS } from '../../../../components/wall/linger.ts';
import { CONNECTIONS_PER_MINUTE, MINUTE_MS } from '../../../../lib/viewers/pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const reports: boolean[] = [];
  return { reports, linger: createLinger((seen) => reports.push(seen), after) };
}

test('what comes into sight is told at once, what leaves it only once that has lasted', () => {
  const { reports, linger } = setUp();
  linger.seen(true);
  linger.seen(false);
  vi.advanceTimersByTime(LINGER_MS - 1);
  expect(reports).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(reports).toEqual([true, false]);
});

test('scrolling to and fro changes nothing', () => {
  const { reports, linger } = setUp();
  linger.seen(true);
  for (let times = 0; times < 10; times++) {
    linger.seen(false);
    vi.advanceTimersByTime(LINGER_MS / 2);
    linger.seen(true);
  }
  vi.advanceTimersByTime(2 * LINGER_MS);
  expect(reports).toEqual([true]);
});

test('at worst it costs half of the tickets of a minute', () => {
  expect(MINUTE_MS / LINGER_MS).toBeLessThanOrEqual(CONNECTIONS_PER_MINUTE / 2);
});

test('nothing is told after the end', () => {
  const { reports, linger } = setUp();
  linger.seen(false);
  linger.stop();
  vi.advanceTimersByTime(2 * LINGER_MS);
  expect(reports).toEqual([]);
});
