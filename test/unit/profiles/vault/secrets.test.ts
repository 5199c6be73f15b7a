import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyStore } from '../../../../lib/profiles/key-store.ts';
import { newDisk, PASSPHRASE, start } from './bench.ts';

test('any secret comes back as it was, in this browser run and in the next', async () => {
  const disk = newDisk();
  const vault = start(disk);
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.string({ unit: 'grapheme' }), async (id, secret) => {
      const sealed = await vault.seal(id, secret);
      expect(await vault.open(id, sealed)).toBe(secret);
      expect(await start(disk).open(id, sealed)).toBe(secret);
    }),
    // A byte order mark is a letter like any other.
    { numRuns: 50, examples: [['a', '\uFEFFsecret\0']] },
  );
});

test('any passphrase opens what it locked, however its letters are composed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (passphrase) => {
      const disk = newDisk();
      const before = start(disk);
      const sealed = await before.seal('a', 'secret');
      await before.setPassphrase(passphrase);
      const after = start(disk);
      await after.unlock(passphrase.normalize('NFD'));
      expect(await after.open('a', sealed)).toBe('secret');
    }),
    { numRuns: 20 },
  );
});

test('the same secret is never sealed alike twice', async () => {
  const vault = start(newDisk());
  const [a, b] = await Promise.all([vault.seal('a', 'secret'), vault.seal('a', 'secret')]);
  expect(a.iv).not.toBe(b.iv);
  expect(a.data).not.toBe(b.data);
});

const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

test.each([
  ['of another profile', 'b', {}],
  ['whose data was changed', 'a', { data: flip }],
  ['whose IV was changed', 'a', { iv: flip }],
  ['that is no base64', 'a', { data: () => '***' }],
  ['of an older version', 'a', { version: () => 1 }],
])('a secret %s is told to be damaged', async (_, openAs, changes) => {
  const vault = start(newDisk());
  const sealed = await vault.seal('a', 'secret');
  const changed = Object.entries(changes).map(([field, change]) => [
    field,
    change(sealed[field as 'data' | 'iv']),
  ]);
  const opened = vault.open(openAs, { ...sealed, ...Object.fromEntries(changed) });
  await expect(opened).rejects.toMatchObject({
    kind: 'damaged',
    problem: { kind: 'vault-damaged' },
  });
});

test('neither the data key nor the passphrase is on the disk', async () => {
  const disk = newDisk();
  const session: Record<string, unknown> = {};
  const vault = start(disk, {
    session: {
      get: async (key) => ({ [key]: session[key] }),
      set: async (items) => void Object.assign(session, items),
    },
  });
  await vault.seal('a', 'secret');
  await vault.setPassphrase(PASSPHRASE);
  const { key } = session['vault-key'] as { key: string };
  const written = JSON.stringify(disk.local.all());
  expect(written).not.toContain(key);
  expect(written).not.toContain(PASSPHRASE);
  expect(disk.keys.peek()?.extractable).toBe(false);
});

test('two first uses at once end with one key', async () => {
  const vault = start(newDisk());
  const [a, b] = await Promise.all([vault.seal('a', 'one'), vault.seal('b', 'two')]);
  expect(await vault.open('a', a)).toBe('one');
  expect(await vault.open('b', b)).toBe('two');
});

test('the device key outlives the background in IndexedDB, and can be removed', async () => {
  const { local } = newDisk();
  const sealed = await start({ local, keys: createKeyStore() }).seal('a', 'secret');
  const after = start({ local, keys: createKeyStore() });
  expect(await after.open('a', sealed)).toBe('secret');
  await createKeyStore().remove();
  await expect(after.open('a', sealed)).rejects.toMatchObject({ kind: 'damaged' });
});
