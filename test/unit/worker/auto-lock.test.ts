import { expect, test } from 'vitest';
import { createAutoLock } from '../../../lib/worker/auto-lock.ts';
import { newDisk, PASSPHRASE, start } from '../profiles/vault/bench.ts';

const MINUTE = 60_000;

/** A vault with a passphrase, and alarms that ring when the test's clock passes them. */
async function setUp() {
  let time = 1_800_000_000_000;
  const rings = new Map<string, number>();
  const vault = start(newDisk(), { now: () => time });
  await vault.setPassphrase(PASSPHRASE);
  const autoLock = createAutoLock({
    vault,
    alarms: {
      create: async (name, { delayInMinutes }) => {
        rings.set(name, time + delayInMinutes * MINUTE);
      },
      clear: async (name) => rings.delete(name),
    },
  });
  const pass = async (minutes: number) => {
    time += minutes * MINUTE;
    for (const [name, at] of rings) {
      if (at <= time && rings.delete(name)) await autoLock.alarm(name);
    }
  };
  const locked = async () => (await vault.state()).status === 'locked';
  return { vault, autoLock, rings, pass, locked };
}

test('an alarm locks the vault once nobody has used it for the time that was set', async () => {
  const { vault, autoLock, pass, locked } = await setUp();
  await vault.setAutoLock(60);
  await autoLock.used();
  await pass(59);
  await autoLock.used();
  await pass(59);
  expect(await locked()).toBe(false);
  await pass(1);
  expect(await locked()).toBe(true);
});

test('the lock by time needs no alarm: one that never rings is made up for', async () => {
  const { vault, autoLock, rings, pass, locked } = await setUp();
  await vault.setAutoLock(15);
  await autoLock.used();
  rings.clear();
  await pass(15);
  expect(await locked()).toBe(true);
});

test('no alarm is set while the vault is locked, or when no time is set', async () => {
  const { vault, autoLock, rings } = await setUp();
  await vault.lock();
  await autoLock.used();
  expect(rings.size).toBe(0);
  await vault.unlock(PASSPHRASE);
  await autoLock.used();
  expect(rings.size).toBe(1);
  await vault.setAutoLock(0);
  await autoLock.used();
  expect(rings.size).toBe(0);
});

test.each([
  ['locked', true],
  ['idle', false],
  ['active', false],
])('a screen that becomes %s locks the vault: %s', async (state, expected) => {
  const { autoLock, locked } = await setUp();
  await autoLock.idle(state);
  expect(await locked()).toBe(expected);
});

test('an alarm of somebody else locks nothing', async () => {
  const { autoLock, locked } = await setUp();
  await autoLock.alarm('another');
  expect(await locked()).toBe(false);
});
