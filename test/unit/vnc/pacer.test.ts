import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_OUTSTANDING } from '../../../lib/vnc/pacer.ts';
import type { LinkShape } from '../../cloud/vnc/link-schedule.ts';
import { type Simulation, type SimulationResult, simulate } from './pacer-simulation.ts';

const FRAME_BYTES = 31_000;
const SETTLED_MS = 3000;
const RUN_MS = 20_000;
/** One update in 30 ms: QEMU's fastest. */
const CEILING = 33.3;

const restless = () => FRAME_BYTES;

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function rate({ frames }: SimulationResult, from = SETTLED_MS, to = RUN_MS): number {
  return frames.filter((at) => at >= from && at < to).length / ((to - from) / 1000);
}

function pingP95({ pings }: SimulationResult): number {
  const settled = pings.filter(({ at }) => at >= SETTLED_MS).map(({ ms }) => ms);
  return settled.toSorted((a, b) => a - b)[Math.floor(settled.length * 0.95)] ?? Number.NaN;
}

const withStock = (options: Omit<Simulation, 'ms' | 'random'>) => ({
  ours: simulate({ ...options, ms: RUN_MS, random: seeded(1) }),
  stock: simulate({ ...options, ms: RUN_MS, random: seeded(1), stock: true }),
});

const both = (link: LinkShape) => withStock({ link: () => link, frameBytes: restless });

/** A server that has other things to do, and frames that are not all alike. */
function loaded(frameBytes: number): Pick<Simulation, 'frameBytes' | 'lookMs' | 'encodeMs'> {
  const random = seeded(2);
  return {
    frameBytes: () => frameBytes * (0.85 + 0.3 * random()),
    lookMs: () => 3 * random(),
    encodeMs: () => 4 + 8 * random(),
  };
}

test('the simulated stock noVNC is as slow as the real one was measured to be', () => {
  const stockAt = (rttMs: number) => rate(both({ rttMs, bytesPerSecond: null, jitterMs: 0 }).stock);
  expect([0, 50, 100, 200].map((rttMs) => Math.round(stockAt(rttMs)))).toEqual([33, 7, 7, 4]);
});

describe('a link that carries everything gets all that the server has', () => {
  test.each([
    [0, 0, 0.95],
    [50, 0, 0.95],
    [100, 0, 0.95],
    [200, 0, 0.95],
    [300, 50, 0.85],
    [600, 0, 0.9],
  ])('round trip %i ms, jitter %i ms', (rttMs, jitterMs, share) => {
    const { ours, stock } = both({ rttMs, bytesPerSecond: null, jitterMs });
    expect(rate(ours)).toBeGreaterThan(share * CEILING);
    if (rttMs > 0) expect(rate(ours)).toBeGreaterThan(4 * rate(stock));
    expect(pingP95(ours)).toBeLessThan(rttMs + 2 * jitterMs + 5);
  });
});

test('on a short way it keeps up with stock, and is ahead of it while the server is slow', () => {
  const onShortWay = { link: () => ({ rttMs: 4, bytesPerSecond: null, jitterMs: 0 }) };
  const calm = withStock({ ...onShortWay, ...loaded(26_000) });
  expect(rate(calm.ours)).toBeGreaterThan(0.99 * rate(calm.stock));
  const random = seeded(3);
  const slow = { lookMs: () => 8 * random(), encodeMs: () => 10 + 20 * random() };
  const { ours, stock } = withStock({ ...onShortWay, frameBytes: restless, ...slow });
  expect(rate(ours)).toBeGreaterThan(1.05 * rate(stock));
});

describe.each([
  ['packets', 1460],
  // A proxy that hands whole frames over hides how fast the link is.
  ['whole frames', 65_536],
])('a slow link in %s', (_name, pieceBytes) => {
  const slow = (bytesPerSecond: number) => ({
    link: () => ({ rttMs: 60, bytesPerSecond, jitterMs: 0 }),
    pieceBytes,
  });

  test.each([15_000, 20_000, 26_000, 31_000])(
    'of 300 kB/s is kept full with frames of %i bytes, and answers soon',
    (bytes) => {
      const { ours, stock } = withStock({ ...slow(300_000), ...loaded(bytes) });
      expect(rate(ours)).toBeGreaterThan((pieceBytes > bytes ? 0.82 : 0.9) * (300_000 / bytes));
      expect(rate(ours)).toBeGreaterThan(1.8 * rate(stock));
      expect(pingP95(ours)).toBeLessThan(pieceBytes > bytes ? 320 : 250);
    },
  );

  test.each([15_000, 20_000, 26_000])(
    'of 100 kB/s carries more frames of %i bytes than stock, and few of them wait for each other',
    (bytes) => {
      const { ours, stock } = withStock({ ...slow(100_000), ...loaded(bytes) });
      expect(rate(ours)).toBeGreaterThan(1.1 * rate(stock));
      expect(pingP95(ours)).toBeLessThan((pieceBytes > bytes ? 2.2 : 1.4) * pingP95(stock));
    },
  );

  test('of 1 MB/s gets nearly all that the server has', () => {
    const { ours } = withStock({ ...slow(1_000_000), ...loaded(26_000) });
    expect(rate(ours)).toBeGreaterThan(0.9 * CEILING);
    expect(pingP95(ours)).toBeLessThan(150);
  });
});

test('a link that all but breaks down gets little more to carry', () => {
  const run = simulate({
    ms: 15_000,
    link: (now) => ({ rttMs: 60, bytesPerSecond: now < 5000 ? null : 20_000, jitterMs: 0 }),
    frameBytes: restless,
  });
  expect(run.requests.filter((at) => at > 5000 && at < 7000).length).toBeLessThan(50);
  expect(run.frames.at(-1)).toBeGreaterThan(12_000);
  expect(Math.max(...run.pings.map(({ ms }) => ms))).toBeLessThan(12_000);
});

test.each([15_000, 26_000])(
  'a link that drops to a third and comes back never lets a ping wait for long: frames of %i bytes',
  (bytes) => {
    const isSlow = (now: number) => now >= 8000 && now < 16_000;
    const run = simulate({
      ms: 26_000,
      link: (now) => ({ rttMs: 60, bytesPerSecond: isSlow(now) ? 100_000 : 300_000, jitterMs: 0 }),
      ...loaded(bytes),
    });
    expect(Math.max(...run.pings.map(({ ms }) => ms))).toBeLessThan(1200);
    expect(rate(run, 21_000, 26_000)).toBeGreaterThan(0.85 * (300_000 / bytes));
  },
);

test('the floor is measured again on an empty link, so that no queue grows into it', () => {
  const run = simulate({
    ms: 90_000,
    link: () => ({ rttMs: 60, bytesPerSecond: 300_000, jitterMs: 0 }),
    frameBytes: () => 25_000,
  });
  const late = run.pings.filter(({ at }) => at > 60_000).map(({ ms }) => ms);
  expect(late.toSorted((a, b) => a - b)[Math.floor(late.length * 0.95)]).toBeLessThan(250);
});

test('a way that has become longer is not taken for a queue for long', () => {
  const run = simulate({
    ms: RUN_MS,
    link: (now) => ({ rttMs: now < 5000 ? 5 : 150, bytesPerSecond: null, jitterMs: 0 }),
    frameBytes: restless,
  });
  expect(rate(run, 10_000)).toBeGreaterThan(0.9 * CEILING);
});

test('a still screen is asked about once, and again only after a ping', () => {
  const run = simulate({
    ms: 60_000,
    link: () => ({ rttMs: 100, bytesPerSecond: null, jitterMs: 0 }),
    frameBytes: (since) => (since === 0 ? FRAME_BYTES : 0),
    pingEveryMs: 10_000,
  });
  expect(run.frames).toHaveLength(1);
  expect(run.requests.filter((at) => at > 1000)).toHaveLength(5);
});

test('a blinking cursor costs a few requests each time', () => {
  const BLINK_MS = 450;
  const blinks = (now: number) => Math.floor(now / BLINK_MS);
  const run = simulate({
    ms: 30_000,
    link: () => ({ rttMs: 100, bytesPerSecond: null, jitterMs: 0 }),
    frameBytes: (since, now) => (blinks(now) > blinks(since) ? 60 : 0),
  });
  expect(run.requests.length / 30).toBeLessThan(20);
});

const anyLink = fc.record({
  rttMs: fc.integer({ min: 0, max: 800 }),
  bytesPerSecond: fc.option(fc.integer({ min: 20_000, max: 5_000_000 })),
  jitterMs: fc.integer({ min: 0, max: 80 }),
});

test('on any link: never more requests than the limit, and never stuck', () => {
  fc.assert(
    fc.property(
      anyLink,
      anyLink,
      fc.integer({ min: 50, max: 60_000 }),
      fc.constantFrom(1460, 16_384, 65_536),
      fc.constantFrom(1, 16, 1000),
      fc.integer(),
      (first, second, frameBytes, pieceBytes, timerMs, seed) => {
        const STILL_FROM = 5000;
        const CHANGES_AT = 60_000;
        const run = simulate({
          ms: 120_000,
          link: (now) => (now < 2500 ? first : second),
          // Restless, then still for long, then one change: that must be shown.
          frameBytes: (since, now) =>
            since < Math.min(now, STILL_FROM) || (since < CHANGES_AT && now >= CHANGES_AT)
              ? frameBytes
              : 0,
          pieceBytes,
          timerMs,
          random: seeded(seed),
        });
        expect(run.mostOutstanding).toBeLessThanOrEqual(MOST_OUTSTANDING);
        expect(run.frames.at(-1)).toBeGreaterThan(CHANGES_AT);
        expect(run.endsWithRequest).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
