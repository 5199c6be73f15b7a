import { expect, test } from 'vitest';
import { afterMigration, resealOldSecrets } from '../../../../lib/profiles/vault/migrate.ts';
import type { Sealed } from '../../../../lib/profiles/vault.ts';
import { type Disk, memoryKeys, newDisk, PASSPHRASE, start } from './bench.ts';
import { oldDisk, oldVault } from './old-vault.ts';

const secretsOf = (disk: Disk) => (disk.local.all() as typeof oldVault.local).profiles.profiles;

test('secrets of 0.1 open before they are migrated', async () => {
  const { disk } = await oldDisk();
  const vault = start(disk);
  for (const { id, secret } of secretsOf(disk)) {
    expect(await vault.open(id, secret)).toBe(oldVault.secrets[id]);
  }
});

test('secrets of 0.1 are sealed anew, and nothing else of a profile changes', async () => {
  const { disk } = await oldDisk();
  const vault = start(disk);
  await resealOldSecrets(disk.local, vault);
  for (const [index, { id, secret, ...rest }] of secretsOf(disk).entries()) {
    const { secret: before, ...restBefore } = oldVault.local.profiles.profiles[index] ?? {};
    expect(secret).toMatchObject({ version: 2 });
    expect(secret).not.toEqual(before);
    expect({ id, ...rest }).toEqual(restBefore);
    expect(await vault.open(id, secret)).toBe(oldVault.secrets[id]);
  }
  expect(disk.local.all()).toMatchObject({ profiles: { defaultId: 'a' } });
});

test('after a passphrase was added to a vault of 0.1, only the passphrase opens it', async () => {
  const { disk } = await oldDisk();
  await start(disk).setPassphrase(PASSPHRASE);
  const later = Date.now() + 3_600_000;
  const vault = start(disk, { now: () => later });
  const [first] = secretsOf(disk);
  await expect(vault.open('a', first?.secret as Sealed)).rejects.toMatchObject({ kind: 'locked' });
  await vault.unlock(PASSPHRASE);
  expect(disk.keys.peek()).toBeUndefined();
  for (const { id, secret } of secretsOf(disk)) {
    expect(await vault.open(id, secret)).toBe(oldVault.secrets[id]);
  }
});

test('an old secret whose key is gone stays, and keeps none of the others back', async () => {
  const { disk } = await oldDisk();
  const [a, b] = oldVault.local.profiles.profiles;
  const moved = { profiles: { profiles: [{ ...a, id: 'moved' }, b, 'no profile'] } };
  const vault = start({ ...disk, local: newDisk(moved).local });
  const local = newDisk(moved).local;
  await resealOldSecrets(local, vault);
  const after = (local.all() as typeof oldVault.local).profiles.profiles;
  expect(after[0]).toEqual({ ...a, id: 'moved' });
  expect(after[1]?.secret.version).toBe(2);
  expect(after[2]).toBe('no profile');
});

test('a migrated vault, and an empty one, are not written again', async () => {
  const { disk } = await oldDisk();
  await resealOldSecrets(disk.local, start(disk));
  const before = disk.local.all();
  await resealOldSecrets(disk.local, start(disk));
  expect(disk.local.all()).toEqual(before);
  const empty = newDisk();
  await resealOldSecrets(empty.local, start(empty));
  expect(empty.local.all()).toEqual({});
});

test('whoever uses the area waits for the migration, and one that fails is tried again', async () => {
  const { local } = newDisk({ value: 1 });
  let attempts = 0;
  const area = afterMigration(local, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('The disk is full.');
  });
  await expect(area.get('value')).rejects.toThrow('full');
  await area.set({ value: 2 });
  expect(await area.get('value')).toEqual({ value: 2 });
  expect(attempts).toBe(2);
});

test('without any device key, old secrets are told to be damaged', async () => {
  const { disk, sealed } = await oldDisk();
  const vault = start({ ...disk, keys: memoryKeys() });
  await expect(vault.open('a', sealed)).rejects.toMatchObject({ kind: 'damaged' });
});
