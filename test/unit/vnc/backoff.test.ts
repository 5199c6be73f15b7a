import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../lib/vnc/backoff.ts';

test('the first reconnect is at once, and waits grow to half a minute', () => {
  const waits = Array.from({ length: 10 }, (_, index) => backoffMs(index + 1, 0));
  expect(waits).toEqual([0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]);
});

test('chance shortens a wait by less than a third, and never lengthens it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const full = backoffMs(attempt, 0);
        const wait = backoffMs(attempt, random);
        expect(wait).toBeLessThanOrEqual(full);
        expect(wait).toBeGreaterThanOrEqual(full * 0.69);
      },
    ),
  );
});
