import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AliyunErrorKind } from '../../../lib/aliyun/errors.ts';
import { type SweepEvent, sweep } from '../../../lib/instances/sweep.ts';
import type { SweepLimits } from '../../../lib/instances/sweep-limits.ts';
import { type FakeRegion, fakeFleet, idsOf, keyOf, sourceOf } from './fake-fleet.ts';
import { virtualTime } from './virtual-time.ts';

const LIMITS: SweepLimits = {
  perAccount: 3,
  total: 4,
  callsPerWindow: 5,
  windowMs: 1_000,
  throttles: 2,
};

/** One world that is swept once or, after deaths, several times. */
function setUp(
  regions: readonly FakeRegion[],
  {
    retryAfterMs,
    limits = LIMITS,
  }: { retryAfterMs?: number | undefined; limits?: SweepLimits } = {},
) {
  const time = virtualTime(1_000_000);
  const fleet = fakeFleet(regions, { time, retryAfterMs });
  const events: SweepEvent[] = [];
  const pauses: Record<string, number> = {};
  const parts = { ...time, client: fleet.client, limits, pauses, random: () => 0 };

  async function run(wanted = regions, signal = new AbortController().signal) {
    const sources = wanted.map((region) => sourceOf(region, signal, tokenOf(region)));
    const onPause = (account: string, until: number) => {
      pauses[account] = until;
    };
    const all = sweep(sources, { ...parts, signal, onPause }, (event) => events.push(event));
    await time.run(all);
  }

  const of = (region: FakeRegion) =>
    events.filter(
      ({ source }) => source.profileId === region.account && source.regionId === region.regionId,
    );
  const endsOf = (region: FakeRegion) =>
    of(region).flatMap((event) => (event.type === 'end' ? [event.end] : []));
  const tokenOf = (region: FakeRegion) =>
    of(region).findLast((event) => event.type === 'page')?.nextToken;
  const rowsOf = (region: FakeRegion) =>
    of(region).flatMap((event) =>
      event.type === 'page' ? event.rows.map(({ instanceId }) => instanceId) : [],
    );
  const callsTo = (region: FakeRegion) =>
    fleet.calls.filter((call) => keyOf(call) === keyOf(region));
  return { time, fleet, events, run, of, endsOf, rowsOf, callsTo };
}

const region = (more: Partial<FakeRegion> = {}): FakeRegion => ({
  ...{ account: 'a', regionId: 'cn-hangzhou', pages: [3] },
  ...more,
});

describe('one region', () => {
  test('is asked page by page, and told as it comes', async () => {
    const it = region({ pages: [100, 100, 7] });
    const { run, of, rowsOf, callsTo } = setUp([it]);
    await run();
    expect(of(it).map(({ type }) => type)).toEqual(['begin', 'page', 'page', 'page', 'end']);
    expect(rowsOf(it)).toEqual(idsOf(it));
    expect(callsTo(it).map(({ token }) => token)).toEqual(['0', '1', '2']);
  });

  test.each([
    [true, 'no-permission'],
    [false, 'done'],
  ])(
    'that is empty is told from one that may not be listed (denied: %s)',
    async (isDenied, state) => {
      const it = region({ pages: [], isDenied });
      const { run, endsOf, callsTo } = setUp([it]);
      await run();
      expect(endsOf(it)).toEqual([{ state }]);
      expect(callsTo(it).map(({ dryRun }) => dryRun)).toEqual([false, true]);
    },
  );

  test('that has instances is not asked for its permission', async () => {
    const it = region();
    const { run, callsTo } = setUp([it]);
    await run();
    expect(callsTo(it)).toHaveLength(1);
  });

  test('that is refused outright has no permission either', async () => {
    const it = region({ faults: ['no-permission'] });
    const { run, endsOf } = setUp([it]);
    await run();
    expect(endsOf(it)).toEqual([{ state: 'no-permission' }]);
  });

  test('that fails is told with its reason, once, and not asked again', async () => {
    const it = region({ faults: ['server'] });
    const { run, endsOf, callsTo } = setUp([it]);
    await run();
    expect(endsOf(it)).toEqual([{ state: 'failed', problem: { kind: 'server' } }]);
    expect(callsTo(it)).toHaveLength(1);
  });

  test('whose pages go in circles fails', async () => {
    const { time } = setUp([]);
    const signal = new AbortController().signal;
    const client = { call: async () => ({ NextToken: 'again' }) };
    const parts = { ...time, client, limits: LIMITS, pauses: {}, random: () => 0, signal };
    const ends: SweepEvent[] = [];
    const all = sweep(
      [sourceOf(region(), signal)],
      { ...parts, onPause: () => undefined },
      (event) => {
        if (event.type === 'end') ends.push(event);
      },
    );
    await time.run(all);
    expect(ends).toMatchObject([{ end: { state: 'failed', problem: { kind: 'server' } } }]);
  });

  test('goes on where it was cut off, and from the start if its token has died', async () => {
    const it = region({ pages: [2, 2, 2] });
    const signal = new AbortController().signal;
    const alive = setUp([it]);
    const parts = { ...alive.time, client: alive.fleet.client, limits: LIMITS, signal };
    const source = sourceOf(it, signal, '1');
    const nothing = { pauses: {}, random: () => 0, onPause: () => undefined };
    await alive.time.run(sweep([source], { ...parts, ...nothing }, () => undefined));
    expect(alive.fleet.calls.map(({ token }) => token)).toEqual(['1', '2']);

    const dead = setUp([{ ...it, faults: ['other'] }]);
    const events: SweepEvent[] = [];
    const again = { ...parts, ...dead.time, client: dead.fleet.client };
    await dead.time.run(sweep([source], { ...again, ...nothing }, (event) => events.push(event)));
    expect(dead.fleet.calls.map(({ token }) => token)).toEqual(['1', '0', '1', '2']);
    expect(events.flatMap((event) => (event.type === 'begin' ? [event.resumed] : []))).toEqual([
      true,
      false,
    ]);
  });
});

describe('throttling', () => {
  test('leaves the whole account alone until the next minute, and no other account', async () => {
    const throttled = region({ regionId: 'r-1', pages: [1, 1], faults: ['throttled'] });
    const sibling = region({ regionId: 'r-2', pages: [1, 1, 1] });
    const stranger = region({ account: 'b', regionId: 'r-1', pages: [1, 1, 1] });
    const all = [throttled, sibling, stranger];
    const { run, fleet, callsTo, endsOf, time } = setUp(all);
    const start = time.now();
    await run();
    expect(all.map((one) => endsOf(one))).toEqual(all.map(() => [{ state: 'done' }]));
    expect(fleet.tooSoon()).toEqual([]);
    expect(callsTo(throttled)[1]?.startedAt).toBe(Math.ceil(start / 60_000) * 60_000);
    expect(Math.max(...callsTo(stranger).map(({ endedAt }) => endedAt))).toBe(start + 150);
  });

  test('comes back one call at a time', async () => {
    const regions = ['r-1', 'r-2', 'r-3'].map((regionId) =>
      region({ regionId, pages: [1], faults: ['throttled'] }),
    );
    const { run, fleet } = setUp(regions, { retryAfterMs: 5_000 });
    await run();
    const after = fleet.calls.slice(3).map(({ startedAt }) => startedAt);
    expect(after[1]).toBeGreaterThan(after[0] ?? Number.NaN);
  });

  test('that does not end makes the region fail, and says so', async () => {
    const it = region({ faults: Array.from({ length: 9 }, () => 'throttled' as const) });
    const { run, endsOf, callsTo } = setUp([it]);
    await run();
    expect(endsOf(it)).toEqual([{ state: 'failed', problem: { kind: 'throttled' } }]);
    expect(callsTo(it)).toHaveLength(LIMITS.throttles + 1);
  });

  test('is remembered over a death', async () => {
    const it = region({ faults: ['throttled'], pages: [1] });
    const { run, fleet, time, endsOf } = setUp([it], { retryAfterMs: 30_000 });
    const death = new AbortController();
    const dying = run([it], death.signal);
    await Promise.all([
      dying.catch(() => undefined),
      time.sleep(1_000, new AbortController().signal).then(() => death.abort()),
    ]);
    await run();
    expect(endsOf(it)).toEqual([{ state: 'done' }]);
    expect(fleet.tooSoon()).toEqual([]);
  });
});

test('a profile whose key is wrong is not tried in every region, and others go on', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `r-${index}`);
  const bad = names.map((regionId) => region({ regionId, faults: ['unknown-key'] }));
  const good = region({ account: 'b' });
  const { run, endsOf, fleet } = setUp([...bad, good]);
  await run();
  for (const one of bad) {
    expect(endsOf(one)).toEqual([{ state: 'failed', problem: { kind: 'unknown-key' } }]);
  }
  expect(endsOf(good)).toEqual([{ state: 'done' }]);
  expect(fleet.calls.filter(({ account }) => account === 'a')).toHaveLength(LIMITS.perAccount);
});

test.each([
  // Three in a row, and the two that stood in line behind them.
  ['that nobody answers is given up', [], 5],
  ['that answers now and then is not', [1, 3, 5, 7], 9],
])('an account %s', async (_, answering, calls) => {
  const all = Array.from({ length: 9 }, (_, index) =>
    region({ regionId: `r-${index}`, faults: answering.includes(index) ? [] : ['network'] }),
  );
  const { run, endsOf, fleet } = setUp(all, { limits: { ...LIMITS, total: 1 } });
  await run();
  expect(all.flatMap(endsOf).map(({ state }) => state)).toEqual(
    all.map((_, index) => (answering.includes(index) ? 'done' : 'failed')),
  );
  expect(fleet.calls).toHaveLength(calls);
});

test('as many calls are under way as the limits let, and the time is that of the calls', async () => {
  const regions = Array.from({ length: 24 }, (_, index) =>
    region({ account: `account-${index % 3}`, regionId: `r-${index}`, pages: [1, 1] }),
  );
  const { run, fleet, time } = setUp(regions);
  const start = time.now();
  await run();
  expect(fleet.peak(() => true)).toBe(LIMITS.total);
  expect(time.now() - start).toBe((48 / LIMITS.total) * 50);
});

const FAULTS: AliyunErrorKind[] = ['throttled', 'server', 'network', 'timeout', 'unknown-key'];

const regions = fc.uniqueArray(
  fc.record({
    account: fc.constantFrom('a', 'b', 'c'),
    regionId: fc.nat(6).map((index) => `r-${index}`),
    pages: fc.array(fc.nat(2), { maxLength: 7 }),
    isDenied: fc.boolean(),
    faults: fc.array(fc.option(fc.constantFrom(...FAULTS), { nil: undefined }), { maxLength: 4 }),
  }),
  { selector: keyOf, maxLength: 12 },
);

test('whatever fails, is throttled or dies: every region ends told, within the limits', async () => {
  await fc.assert(
    fc.asyncProperty(
      regions,
      fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 3 }),
      fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: undefined }),
      async (all, deaths, retryAfterMs) => {
        const { run, time, fleet, endsOf, rowsOf, callsTo } = setUp(all, { retryAfterMs });
        const left = () => all.filter((one) => endsOf(one).length === 0);
        for (const afterMs of deaths) {
          const death = new AbortController();
          const never = new AbortController().signal;
          const killed = time.sleep(afterMs, never).then(() => death.abort());
          await Promise.all([run(left(), death.signal).catch(() => undefined), time.run(killed)]);
        }
        await run(left());

        for (const one of all) {
          const [end, ...more] = endsOf(one);
          expect(more).toEqual([]);
          expect(end).toBeDefined();
          if (end?.state === 'done') {
            expect(new Set(rowsOf(one))).toEqual(new Set(one.isDenied ? [] : idsOf(one)));
          }
          // Every page, the question for the permission, each throttling answer that is waited
          // out; and after a death what was under way again.
          const throttled = one.faults.filter((fault) => fault === 'throttled').length;
          const most = one.pages.length + 2 + throttled + 2 * deaths.length;
          expect(callsTo(one).length).toBeLessThanOrEqual(most * (1 + deaths.length));
          expect(busiestWindow(callsTo(one))).toBeLessThanOrEqual(
            LIMITS.callsPerWindow * (1 + deaths.length),
          );
        }
        expect(fleet.peak(() => true)).toBeLessThanOrEqual(LIMITS.total);
        for (const account of ['a', 'b', 'c']) {
          expect(fleet.peak((call) => call.account === account)).toBeLessThanOrEqual(
            LIMITS.perAccount,
          );
        }
        expect(fleet.tooSoon()).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

/** The most calls that began within one window. */
function busiestWindow(calls: readonly { startedAt: number }[]): number {
  const counts = calls.map(
    ({ startedAt: from }) =>
      calls.filter(({ startedAt }) => startedAt >= from && startedAt < from + LIMITS.windowMs)
        .length,
  );
  return Math.max(0, ...counts);
}
