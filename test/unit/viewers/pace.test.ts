import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONNECTIONS_PER_MINUTE, pace } from '../../../lib/viewers/pace.ts';

test('grants up to the limit, then says how long to wait', () => {
  let times: number[] = [];
  for (let count = 0; count < CONNECTIONS_PER_MINUTE; count++) {
    const decision = pace(times, 1000 + count);
    expect(decision.waitMs).toBe(0);
    times = decision.times;
  }
  expect(pace(times, 11_000)).toEqual({ times, waitMs: 50_000 });
});

test('a clock that was set back locks nobody out', () => {
  const future = Array.from({ length: CONNECTIONS_PER_MINUTE }, () => 9_999_999);
  expect(pace(future, 1000)).toEqual({ times: [1000], waitMs: 0 });
});

test('never more than the limit in any minute, and a wait that is kept is always enough', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (gaps) => {
      let now = 0;
      let times: number[] = [];
      const granted: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const decision = pace(times, now);
        now += decision.waitMs;
        times = decision.waitMs > 0 ? pace(times, now).times : decision.times;
        expect(times.at(-1)).toBe(now);
        granted.push(now);
      }
      for (const start of granted) {
        const inMinute = granted.filter((at) => at >= start && at < start + 60_000);
        expect(inMinute.length).toBeLessThanOrEqual(CONNECTIONS_PER_MINUTE);
      }
    }),
  );
});
