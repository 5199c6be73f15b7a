import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDLE_LINK, type LinkShape, scheduleArrival } from './link-schedule.ts';

const PLAIN: LinkShape = { rttMs: 0, bytesPerSecond: null, jitterMs: 0 };

test.each<[string, LinkShape, number]>([
  ['no shaping', PLAIN, 1000],
  ['half of the round trip', { ...PLAIN, rttMs: 100 }, 1050],
  ['the time that 500 bytes take at 1000 B/s', { ...PLAIN, bytesPerSecond: 1000 }, 1500],
  ['a share of the jitter', { ...PLAIN, jitterMs: 40 }, 1010],
  ['all of them together', { rttMs: 100, bytesPerSecond: 1000, jitterMs: 40 }, 1560],
])('500 bytes sent at 1000 ms arrive after %s', (_name, shape, arrival) => {
  const clock = scheduleArrival(IDLE_LINK, shape, { bytes: 500, now: 1000, random: 0.25 });
  expect(clock.lastArrival).toBe(arrival);
});

test('bytes wait for those that are being sent, but not for those under way', () => {
  const shape = { rttMs: 1000, bytesPerSecond: 100, jitterMs: 0 };
  const first = scheduleArrival(IDLE_LINK, shape, { bytes: 10, now: 0, random: 0 });
  const second = scheduleArrival(first, shape, { bytes: 10, now: 0, random: 0 });
  expect([first.lastArrival, second.lastArrival]).toEqual([600, 700]);
});

test('nothing overtakes, whatever the jitter and however the link changes', () => {
  const shapes = fc.record({
    rttMs: fc.nat(500),
    bytesPerSecond: fc.option(fc.integer({ min: 1000, max: 1_000_000 })),
    jitterMs: fc.nat(200),
  });
  const packet = fc.record({
    shape: shapes,
    waitMs: fc.nat(50),
    bytes: fc.integer({ min: 1, max: 5000 }),
    random: fc.double({ min: 0, max: 0.999, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(packet), (packets) => {
      let clock = IDLE_LINK;
      let now = 0;
      for (const { shape, waitMs, bytes, random } of packets) {
        now += waitMs;
        const before = clock.lastArrival;
        clock = scheduleArrival(clock, shape, { bytes, now, random });
        expect(clock.lastArrival).toBeGreaterThanOrEqual(Math.max(before, now));
      }
    }),
  );
});
