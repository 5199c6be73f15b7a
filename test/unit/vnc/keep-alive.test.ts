import { expect, test } from 'vitest';
import { idleAction, limitOf, looksLikeIdleCut } from '../../../lib/vnc/keep-alive.ts';

const HOUR = 3_600_000;
const byPing = { limitMs: 8 * HOUR, nudges: false };
const byNudge = { limitMs: 8 * HOUR, nudges: true };

test('off means as long as it lasts unaided, on means hours', () => {
  expect(limitOf(0)).toBe(300_000);
  expect(limitOf(8)).toBe(8 * HOUR);
});

test.each([
  ['pings are enough by default', byPing, { usedAt: 0, actedAt: 0 }, HOUR, 'none'],
  [
    'a proxy that does not count pings is nudged',
    byNudge,
    { usedAt: 0, actedAt: 0 },
    210_000,
    'nudge',
  ],
  ['but not while somebody works', byNudge, { usedAt: 200_000, actedAt: 200_000 }, 210_000, 'none'],
  ['and not long after the last nudge', byNudge, { usedAt: 0, actedAt: 210_000 }, 300_000, 'none'],
  ['it lets go at the limit', byNudge, { usedAt: 0, actedAt: 8 * HOUR - 1 }, 8 * HOUR, 'let-go'],
  ['work starts the hours anew', byPing, { usedAt: 7 * HOUR, actedAt: 0 }, 9 * HOUR, 'none'],
] as const)('%s', (_, keepAlive, times, now, action) => {
  expect(idleAction(keepAlive, times, now)).toBe(action);
});

test('only an end near the documented 300 s looks like the idle cut', () => {
  expect(
    [100_000, 269_000, 270_000, 300_000, 330_000, 331_000].map((now) => looksLikeIdleCut(0, now)),
  ).toEqual([false, false, true, true, true, false]);
});

test('nudges, even by timers that are a minute late, come before the cut', () => {
  let actedAt = 0;
  for (let now = 60_000; now < HOUR; now += 60_000) {
    expect(now - actedAt).toBeLessThan(300_000);
    if (idleAction(byNudge, { usedAt: 0, actedAt }, now) === 'nudge') actedAt = now;
  }
});
