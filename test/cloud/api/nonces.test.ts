import { expect, test } from 'vitest';
import { createNonceMemory } from './nonces.ts';

const MINUTE_MS = 60_000;

test('a nonce is good once per key, and again after 15 minutes', () => {
  const nonces = createNonceMemory();
  expect(nonces.spend('key', 'n', 0)).toBe(true);
  expect(nonces.spend('key', 'n', 15 * MINUTE_MS)).toBe(false);
  expect(nonces.spend('other key', 'n', 15 * MINUTE_MS)).toBe(true);
  expect(nonces.spend('key', 'n', 15 * MINUTE_MS + 1)).toBe(true);
});
