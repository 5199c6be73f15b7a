import { expect, test } from 'vitest';
import {
  DEFAULT_COST,
  isWeaker,
  keyOfPassphrase,
} from '../../../../lib/profiles/vault/passphrase-key.ts';

test('the derivation is Argon2id, as its reference implementation has it', async () => {
  // `echo -n password | argon2 somesalt -id -t 2 -m 8 -p 1 -l 32`
  const key = await keyOfPassphrase('password', new TextEncoder().encode('somesalt'), {
    memoryKiB: 256,
    passes: 2,
    lanes: 1,
  });
  expect(Buffer.from(key).toString('hex')).toBe(
    '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  );
});

test('the cost is what OWASP asks for, or more', () => {
  expect(isWeaker(DEFAULT_COST, { memoryKiB: 19 * 1024, passes: 2, lanes: 1 })).toBe(false);
});
