import { expect, test } from 'vitest';
import { newDisk, PASSPHRASE, start } from './bench.ts';

const MINUTE = 60_000;

async function unlockedVault() {
  let time = 1_800_000_000_000;
  const vault = start(newDisk(), { now: () => time });
  await vault.setPassphrase(PASSPHRASE);
  return {
    vault,
    status: async () => (await vault.state()).status,
    pass: (minutes: number) => {
      time += minutes * MINUTE;
    },
  };
}

test('the vault locks itself after a working day without use', async () => {
  const { status, pass } = await unlockedVault();
  pass(480 - 1);
  expect(await status()).toBe('unlocked');
  pass(1);
  expect(await status()).toBe('locked');
});

test('use starts the time anew, but does not unlock', async () => {
  const { vault, status, pass } = await unlockedVault();
  await vault.setAutoLock(15);
  pass(14);
  expect(await vault.use()).toBe(true);
  pass(14);
  expect(await status()).toBe('unlocked');
  pass(1);
  expect(await vault.use()).toBe(false);
  expect(await status()).toBe('locked');
});

test('an opened secret is no use: viewers reconnect by themselves', async () => {
  const { vault, pass } = await unlockedVault();
  await vault.setAutoLock(15);
  const sealed = await vault.seal('a', 'secret');
  pass(10);
  await vault.open('a', sealed);
  pass(5);
  await expect(vault.open('a', sealed)).rejects.toMatchObject({ kind: 'locked' });
});

test('with no time set, only the end of the browser locks', async () => {
  const { vault, status, pass } = await unlockedVault();
  await vault.setAutoLock(0);
  pass(100_000);
  expect(await status()).toBe('unlocked');
  expect((await vault.state()).autoLockMinutes).toBe(0);
});

test('a vault without a passphrase has nothing to lock', async () => {
  const vault = start(newDisk());
  expect(await vault.use()).toBe(false);
  await vault.setAutoLock(60);
  expect(await vault.state()).toEqual({ status: 'open', autoLockMinutes: 60 });
});
