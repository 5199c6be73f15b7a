import { beforeEach, expect, test } from 'vitest';
import type { Sealed } from '../../../../lib/profiles/vault.ts';
import { type Disk, newDisk, PASSPHRASE, start } from './bench.ts';

const OTHER = 'another horse battery';
const TEN_MINUTES = 600_000;

let disk: Disk;
let sealed: Sealed;

beforeEach(async () => {
  disk = newDisk();
  sealed = await start(disk).seal('a', 'secret');
});

async function locked() {
  await start(disk).setPassphrase(PASSPHRASE);
  return start(disk);
}

const status = async (vault: ReturnType<typeof start>) => (await vault.state()).status;

test('without a passphrase the vault is open, and nothing can lock it', async () => {
  const vault = start(disk);
  await vault.lock();
  expect(await status(vault)).toBe('open');
  expect(await vault.open('a', sealed)).toBe('secret');
});

test('setting a passphrase leaves the vault unlocked, and the next browser run finds it locked', async () => {
  const vault = start(disk);
  await vault.setPassphrase(PASSPHRASE);
  expect(await status(vault)).toBe('unlocked');
  expect(await vault.open('a', sealed)).toBe('secret');
  expect(await status(start(disk))).toBe('locked');
});

test('a locked vault opens and seals nothing', async () => {
  const vault = await locked();
  const refused = { kind: 'locked', problem: { kind: 'vault-locked' } };
  await expect(vault.open('a', sealed)).rejects.toMatchObject(refused);
  await expect(vault.seal('a', 'other')).rejects.toMatchObject(refused);
});

test('the passphrase unlocks, and locking takes it back', async () => {
  const vault = await locked();
  await vault.unlock(PASSPHRASE);
  expect(await vault.open('a', sealed)).toBe('secret');
  await vault.lock();
  expect(await status(vault)).toBe('locked');
  await expect(vault.open('a', sealed)).rejects.toMatchObject({ kind: 'locked' });
});

test.each([
  ['to unlock', (vault: ReturnType<typeof start>) => vault.unlock(OTHER)],
  ['to change it', (vault: ReturnType<typeof start>) => vault.setPassphrase('new', OTHER)],
  ['to change it, left out', (vault: ReturnType<typeof start>) => vault.setPassphrase('new')],
  ['to remove it', (vault: ReturnType<typeof start>) => vault.removePassphrase(OTHER)],
])('a wrong passphrase %s is told, and changes nothing', async (_, attempt) => {
  const vault = await locked();
  const before = disk.local.all();
  await expect(attempt(vault)).rejects.toMatchObject({
    kind: 'wrong-passphrase',
    problem: { kind: 'wrong-passphrase' },
  });
  expect(disk.local.all()).toEqual(before);
  expect(await status(vault)).toBe('locked');
});

test('an unlocked vault asks for the passphrase all the same before it changes it', async () => {
  const vault = await locked();
  await vault.unlock(PASSPHRASE);
  await expect(vault.setPassphrase(OTHER)).rejects.toMatchObject({ kind: 'wrong-passphrase' });
});

test('a changed passphrase opens the old secrets, and the old one opens nothing', async () => {
  const vault = await locked();
  await vault.setPassphrase(OTHER, PASSPHRASE);
  const after = start(disk);
  await expect(after.unlock(PASSPHRASE)).rejects.toMatchObject({ kind: 'wrong-passphrase' });
  await after.unlock(OTHER);
  expect(await after.open('a', sealed)).toBe('secret');
});

test('a vault whose passphrase was removed opens by itself', async () => {
  const vault = await locked();
  await vault.removePassphrase(PASSPHRASE);
  expect(await status(start(disk))).toBe('open');
  expect(await start(disk).open('a', sealed)).toBe('secret');
});

test('the device key goes at an unlock, once the new lock has surely reached the disk', async () => {
  const setAt = Date.now();
  await start(disk, { now: () => setAt }).setPassphrase(PASSPHRASE);
  await start(disk, { now: () => setAt + TEN_MINUTES - 1 }).unlock(PASSPHRASE);
  expect(disk.keys.peek()).toBeDefined();
  await start(disk, { now: () => setAt + TEN_MINUTES }).unlock(PASSPHRASE);
  expect(disk.keys.peek()).toBeUndefined();
  const vault = start(disk);
  await vault.removePassphrase(PASSPHRASE);
  expect(await start(disk).open('a', sealed)).toBe('secret');
});

test('the device key goes with the next use as well, for those who never lock', async () => {
  let time = Date.now();
  const vault = start(disk, { now: () => time });
  await vault.setPassphrase(PASSPHRASE);
  await vault.use();
  expect(disk.keys.peek()).toBeDefined();
  time += TEN_MINUTES;
  await vault.use();
  expect(disk.keys.peek()).toBeUndefined();
  expect(await vault.open('a', sealed)).toBe('secret');
});

test('an unlock brings a vault to the cost of today, and a dearer one stays as it is', async () => {
  const cost = { memoryKiB: 32, passes: 2, lanes: 1 };
  const costOf = () => JSON.stringify(disk.local.all().vault);
  await locked();
  const cheap = costOf();
  await start(disk, { cost }).unlock(PASSPHRASE);
  const dear = costOf();
  expect(cheap).toContain('"memoryKiB":16,"passes":1');
  expect(dear).toContain('"memoryKiB":32,"passes":2');
  await start(disk).unlock(PASSPHRASE);
  expect(costOf()).toBe(dear);
});

test('an erased vault is open, and says that the old secrets are gone', async () => {
  const vault = await locked();
  await vault.erase();
  expect(await status(start(disk))).toBe('open');
  await expect(vault.open('a', sealed)).rejects.toMatchObject({ kind: 'damaged' });
  expect(await vault.open('a', await vault.seal('a', 'new'))).toBe('new');
});
