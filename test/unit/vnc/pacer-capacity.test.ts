import { expect, test } from 'vitest';
import { createCapacity } from '../../../lib/vnc/pacer-capacity.ts';

/** One frame in pieces of 1000 bytes, `gapMs` apart. Gives when the last one came. */
function frame(capacity: ReturnType<typeof createCapacity>, at: number, gapMs: number): number {
  for (let piece = 0; piece <= 10; piece++) capacity.received(1000, at + piece * gapMs);
  capacity.frameEnded();
  return at + 10 * gapMs;
}

test('nothing is known of a link before it has made a frame wait', () => {
  const capacity = createCapacity();
  expect(capacity.bytesPerMs()).toBe(Number.POSITIVE_INFINITY);
  frame(capacity, 0, 0);
  expect(capacity.bytesPerMs()).toBe(Number.POSITIVE_INFINITY);
});

test("a slow link draws a frame's pieces apart", () => {
  const capacity = createCapacity();
  frame(capacity, 0, 10);
  expect(capacity.bytesPerMs()).toBe(100);
});

test('one frame that the page was late to read is passed over', () => {
  const capacity = createCapacity();
  for (const gapMs of [10, 10, 1, 10]) frame(capacity, 0, gapMs);
  expect(capacity.bytesPerMs()).toBe(100);
});

test('a link that has become slower is noticed within a few frames', () => {
  const capacity = createCapacity();
  for (const gapMs of [10, 10, 10, 30, 30, 30]) frame(capacity, 0, gapMs);
  expect(capacity.bytesPerMs()).toBeCloseTo(33.3, 1);
});

test('small updates and answers to pings say nothing', () => {
  const capacity = createCapacity();
  capacity.received(36, 0);
  capacity.answered(false);
  capacity.received(300, 20);
  capacity.received(300, 90);
  capacity.frameEnded();
  expect(capacity.bytesPerMs()).toBe(Number.POSITIVE_INFINITY);
});

/** Whole frames of 30,000 bytes at those times. */
function wholeFrames(capacity: ReturnType<typeof createCapacity>, times: number[]): void {
  for (const at of times) {
    capacity.received(30_000, at);
    capacity.frameEnded();
  }
}

test('where frames come whole, how they follow each other is the measure as soon as answers wait', () => {
  const capacity = createCapacity();
  wholeFrames(capacity, [0, 300, 600, 900]);
  capacity.answered(false);
  expect(capacity.bytesPerMs()).toBe(Number.POSITIVE_INFINITY);
  capacity.answered(true);
  expect(capacity.bytesPerMs()).toBe(100);
  capacity.answered(false);
  expect(capacity.bytesPerMs()).toBeCloseTo(110, 5);
});

test('neither a late reading nor a link that idled counts there', () => {
  const capacity = createCapacity();
  wholeFrames(capacity, [0, 300, 700, 900, 1200]);
  capacity.answered(true);
  expect(capacity.bytesPerMs()).toBe(100);
});
