import { expect, test } from 'vitest';
import { createPing } from '../../../lib/vnc/ping.ts';

test('answers belong to pings in the order in which they were sent', () => {
  const ping = createPing();
  ping.send(100);
  ping.send(150);
  expect(ping.waitingSince()).toBe(100);
  expect(ping.received(180)).toBe(80);
  expect(ping.waitingSince()).toBe(150);
  expect(ping.received(190)).toBe(40);
  expect(ping.waitingSince()).toBeUndefined();
  expect(ping.lastAnswerAt()).toBe(190);
});

test('what nobody asked for is no answer', () => {
  const ping = createPing();
  expect(ping.received(100)).toBeUndefined();
  expect(ping.lastAnswerAt()).toBeUndefined();
});
