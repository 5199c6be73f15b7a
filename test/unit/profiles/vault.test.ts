import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyStore } from '../../../lib/profiles/key-store.ts';
import { createVault, type KeyStore, VaultError } from '../../../lib/profiles/vault.ts';

function memoryKeys(): KeyStore {
  let kept: CryptoKey | undefined;
  return {
    get: async () => kept,
    add: async (key) => {
      kept ??= key;
      return kept;
    },
  };
}

test('any secret comes back as it was', async () => {
  const vault = createVault(memoryKeys());
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.string({ unit: 'binary' }), async (id, secret) => {
      expect(await vault.open(id, await vault.seal(id, secret))).toBe(secret);
    }),
    { numRuns: 50 },
  );
});

test('the same secret is never sealed alike twice', async () => {
  const vault = createVault(memoryKeys());
  const [a, b] = await Promise.all([vault.seal('a', 'secret'), vault.seal('a', 'secret')]);
  expect(a?.iv).not.toBe(b?.iv);
  expect(a?.data).not.toBe(b?.data);
});

test.each([
  ['of another profile', 'b', (data: string) => data],
  [
    'that was changed',
    'a',
    (data: string) => `${data.startsWith('A') ? 'B' : 'A'}${data.slice(1)}`,
  ],
  ['that is no base64', 'a', () => '***'],
])('a secret %s is not opened', async (_, openAs, change) => {
  const vault = createVault(memoryKeys());
  const sealed = await vault.seal('a', 'secret');
  const opened = vault.open(openAs, { ...sealed, data: change(sealed.data) });
  await expect(opened).rejects.toBeInstanceOf(VaultError);
});

test('the key can not be taken out of the browser', async () => {
  const keys = memoryKeys();
  await createVault(keys).seal('a', 'secret');
  const key = await keys.get();
  expect(key?.extractable).toBe(false);
});

test('two first uses at once end with one key', async () => {
  const [a, b] = [createVault(createKeyStore()), createVault(createKeyStore())];
  const [first, second] = await Promise.all([a.seal('a', 'one'), b.seal('b', 'two')]);
  expect(await b.open('a', first)).toBe('one');
  expect(await a.open('b', second)).toBe('two');
});
