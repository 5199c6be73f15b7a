import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLink, type Link } from './link.ts';
import type { LinkShape } from './link-schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function linkWith(shape: Partial<LinkShape>): { link: Link; received: Buffer[] } {
  const full = { rttMs: 0, bytesPerSecond: null, jitterMs: 0, ...shape };
  const link = createLink({ shape: () => full, now: () => Date.now(), random: () => 0 });
  const received: Buffer[] = [];
  link.on('data', (bytes: Buffer) => received.push(bytes));
  return { link, received };
}

const bytesIn = (chunks: Buffer[]) => Buffer.concat(chunks).length;

/** Streams hand on what they have in ticks, which fake timers leave alone. */
const nextTick = () => new Promise<void>((resolve) => process.nextTick(resolve));

test('a link that is not shaped hands bytes on as they are, without a timer', async () => {
  const { link, received } = linkWith({});
  await nextTick();
  const bytes = randomBytes(10_000);
  link.write(bytes);
  await nextTick();
  expect(received).toEqual([bytes]);
  expect(vi.getTimerCount()).toBe(0);
});

test('bytes arrive after half of the round trip', async () => {
  const { link, received } = linkWith({ rttMs: 100 });
  link.write('x');
  await vi.advanceTimersByTimeAsync(49);
  expect(received).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(bytesIn(received)).toBe(1);
});

test('a rate lets bytes through in pieces, evenly, in order and all of them', async () => {
  const { link, received } = linkWith({ bytesPerSecond: 10_000 });
  const bytes = randomBytes(20_000);
  link.write(bytes);
  await vi.advanceTimersByTimeAsync(1000);
  expect(bytesIn(received)).toBeGreaterThan(8000);
  expect(bytesIn(received)).toBeLessThanOrEqual(10_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(Buffer.concat(received).equals(bytes)).toBe(true);
});

test('a full link makes its writer wait, and lets go when there is room', async () => {
  const { link } = linkWith({ bytesPerSecond: 100_000 });
  const written = vi.fn();
  link.write(randomBytes(100_000), written);
  await vi.advanceTimersByTimeAsync(300);
  expect(written).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(written).toHaveBeenCalled();
});

test('a reader that does not read makes the writer wait', async () => {
  const { link } = linkWith({});
  link.pause();
  const written = vi.fn();
  for (let i = 0; i < 10; i++) link.write(randomBytes(32 * 1024), written);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.mock.calls.length).toBeLessThan(6);
  link.resume();
  await vi.advanceTimersByTimeAsync(0);
  await vi.waitFor(() => expect(written).toHaveBeenCalledTimes(10));
});

test('a stalled link delivers nothing, then everything', async () => {
  const { link, received } = linkWith({});
  link.stall(200);
  link.write('a');
  await vi.advanceTimersByTimeAsync(100);
  link.write('b');
  await vi.advanceTimersByTimeAsync(99);
  expect(received).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(Buffer.concat(received).toString()).toBe('ab');
});

test('what is written while the link swallows is lost for good', async () => {
  const { link, received } = linkWith({});
  link.swallow(true);
  link.write('lost');
  link.swallow(false);
  link.write('kept');
  await vi.advanceTimersByTimeAsync(0);
  expect(Buffer.concat(received).toString()).toBe('kept');
});

test('the end comes after the last byte, and nothing is left to run', async () => {
  const { link, received } = linkWith({ rttMs: 100 });
  const ended = vi.fn();
  link.on('end', ended);
  link.end('x');
  await vi.advanceTimersByTimeAsync(49);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(bytesIn(received)).toBe(1);
  expect(ended).toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('a destroyed link leaves no timer', () => {
  const { link } = linkWith({ rttMs: 100 });
  link.write('x');
  link.destroy();
  expect(vi.getTimerCount()).toBe(0);
});
