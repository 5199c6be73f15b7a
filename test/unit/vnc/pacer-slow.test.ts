import { describe, expect, test } from 'vitest';
import { createSlowPacer } from '../../../lib/vnc/pacer-slow.ts';
import { simulate } from './pacer-simulation.ts';

const FRAME_BYTES = 31_000;
const REST_MS = 1000;
const RUN_MS = 60_000;
const LINK = { rttMs: 50, bytesPerSecond: null, jitterMs: 0 };

const run = (frameBytes: number, link: Parameters<typeof simulate>[0]['link'], restMs?: number) =>
  simulate({
    ms: RUN_MS,
    link,
    frameBytes: () => frameBytes,
    // As the session does on a screen that says nothing.
    pingEveryMs: 1000,
    ...(restMs !== undefined && { restMs }),
  });

describe('a screen that never rests', () => {
  const slow = run(FRAME_BYTES, () => LINK, REST_MS);
  const full = run(FRAME_BYTES, () => LINK);

  test('is shown about once a second, with the pings at most twice', () => {
    const seconds = RUN_MS / 1000;
    expect(slow.frames.length).toBeGreaterThan(0.8 * seconds);
    expect(slow.frames.length).toBeLessThanOrEqual(2 * seconds);
    expect(slow.requests.length).toBeLessThanOrEqual(seconds);
  });

  test('costs sixteen times less than in a viewer', () => {
    expect(slow.bytes * 16).toBeLessThan(full.bytes);
  });
});

test('a still screen costs less than half a kilobyte a second', () => {
  expect(run(0, () => LINK, REST_MS).bytes).toBeLessThan(500 * (RUN_MS / 1000));
});

test('a link that takes seconds for a frame is left alone after each', () => {
  const narrow = { ...LINK, bytesPerSecond: FRAME_BYTES / 2 };
  const { requests, frames } = run(FRAME_BYTES, () => narrow, REST_MS);
  expect(frames.length).toBeGreaterThan(10);
  expect(requests.length).toBeLessThanOrEqual(frames.length + 1);
});

test('a change after a stillness is shown, since a request waits at the server', () => {
  const { frames } = simulate({
    ms: 20_000,
    link: () => LINK,
    frameBytes: (since, now) => (since < 10_000 && now >= 10_000 ? FRAME_BYTES : 0),
    restMs: REST_MS,
  });
  // Its own refresh makes QEMU 3 s late after a stillness.
  expect(frames).toHaveLength(1);
  expect(frames[0]).toBeLessThan(13_100);
});

test('a ping is sent at once, and one at a time', () => {
  const pacer = createSlowPacer(REST_MS);
  pacer.started(0);
  pacer.ping();
  expect(pacer.next(10).send).toEqual([]);
  pacer.answered(40);
  expect(pacer.next(40).send).toEqual(['ping']);
  expect(pacer.health()).toEqual({ waitingSince: 40, lastAnswerAt: 40, roundTripMs: 40 });
});

test('the request that follows an update comes a rest later, and only once', () => {
  const pacer = createSlowPacer(REST_MS);
  pacer.started(0);
  pacer.updated(true, 100);
  expect(pacer.next(100)).toEqual({ send: [], wakeAt: 1100 });
  pacer.updated(false, 500);
  expect(pacer.next(1100)).toEqual({ send: ['request'], wakeAt: undefined });
  expect(pacer.next(5000).send).toEqual([]);
});
