import { describe, expect, test } from 'vitest';
import type { KeyStore, ManagedVault } from '../../../../lib/profiles/vault/create.ts';
import { afterMigration, resealOldSecrets } from '../../../../lib/profiles/vault/migrate.ts';
import type { Sealed } from '../../../../lib/profiles/vault.ts';
import type { Area } from '../../../../lib/storage-area.ts';
import { CHEAP, type Disk, newDisk, PASSPHRASE, start } from './bench.ts';
import { oldDisk } from './old-vault.ts';

const OTHER = 'another horse battery';
const LATER = Date.now() + 3_600_000;

/** For the change that takes a while. */
let time = 0;

class PowerCut extends Error {}

/** The same disk for a browser whose power is cut before write `last + 1`, and all that follow. */
function cutAfter(disk: Disk, last: number): { local: Area; keys: KeyStore; writes(): number } {
  let writes = 0;
  const write = async <T>(action: () => Promise<T>): Promise<T> => {
    if (writes >= last) throw new PowerCut();
    writes += 1;
    return action();
  };
  return {
    local: { get: disk.local.get, set: (items) => write(() => disk.local.set(items)) },
    keys: {
      get: disk.keys.get,
      add: (key) => write(() => disk.keys.add(key)),
      remove: () => write(disk.keys.remove),
    },
    writes: () => writes,
  };
}

/** Opens the vault with whichever of the passphrases is its own, or without one. */
async function openAnyhow(disk: Disk, passphrases: string[]): Promise<ManagedVault> {
  const vault = start(disk);
  const { status } = await vault.state();
  if (status === 'open') return vault;
  expect(status).toBe('locked');
  for (const passphrase of passphrases) {
    const unlocked = await vault.unlock(passphrase).then(
      () => true,
      (error) => error.kind !== 'wrong-passphrase' && Promise.reject(error),
    );
    if (unlocked) return vault;
  }
  throw new Error('Neither the old way nor the new one opens this vault.');
}

interface Change {
  name: string;
  /** The disk before, with one secret sealed for profile `a`. */
  prepare(): Promise<{ disk: Disk; sealed: Sealed }>;
  change(vault: ManagedVault, disk: { local: Area }): Promise<void>;
  /** How many writes there are to cut between. */
  writes: number;
  now?: () => number;
  cost?: typeof CHEAP;
}

async function fresh(passphrase?: string): Promise<{ disk: Disk; sealed: Sealed }> {
  const disk = newDisk();
  const vault = start(disk);
  const sealed = await vault.seal('a', 'secret');
  if (passphrase !== undefined) await vault.setPassphrase(passphrase);
  return { disk, sealed };
}

/** As `fresh`, with the device key gone: it was removed at a later unlock. */
async function settled(): Promise<{ disk: Disk; sealed: Sealed }> {
  const made = await fresh(PASSPHRASE);
  await made.disk.keys.remove();
  return made;
}

const changes: Change[] = [
  {
    name: 'adding a passphrase',
    prepare: () => fresh(),
    change: (vault) => vault.setPassphrase(PASSPHRASE),
    writes: 1,
  },
  {
    name: 'adding a passphrase, with the removal of the device key at a later unlock',
    prepare: () => fresh(PASSPHRASE),
    change: (vault) => vault.unlock(PASSPHRASE),
    now: () => LATER,
    writes: 1,
  },
  {
    name: 'the removal of the device key while the vault is used',
    prepare: () => fresh(),
    async change(vault) {
      time = LATER - 3_600_000;
      await vault.setPassphrase(PASSPHRASE);
      time = LATER;
      await vault.use();
    },
    now: () => time,
    writes: 2,
  },
  {
    name: 'changing the passphrase',
    prepare: settled,
    change: (vault) => vault.setPassphrase(OTHER, PASSPHRASE),
    writes: 1,
  },
  {
    name: 'removing the passphrase',
    prepare: settled,
    change: (vault) => vault.removePassphrase(PASSPHRASE),
    writes: 2,
  },
  {
    name: 'making the derivation dearer',
    prepare: () => fresh(PASSPHRASE),
    change: (vault) => vault.unlock(PASSPHRASE),
    now: () => LATER,
    cost: { ...CHEAP, passes: 2 },
    writes: 2,
  },
  {
    name: 'adding a passphrase to a vault of 0.1',
    prepare: oldDisk,
    change: (vault) => vault.setPassphrase(PASSPHRASE),
    writes: 3,
  },
];

describe.each(changes)('$name', ({ prepare, change, writes, now = Date.now, cost = CHEAP }) => {
  test.each(Array.from({ length: writes + 1 }, (_, n) => n))(
    'a power cut after write %i leaves a vault that opens',
    async (last) => {
      const { disk, sealed } = await prepare();
      const cut = cutAfter(disk, last);
      await change(start(cut, { now, cost }), cut).catch((error) => {
        expect(error).toBeInstanceOf(PowerCut);
      });
      expect(cut.writes()).toBe(last);
      const vault = await openAnyhow(disk, [PASSPHRASE, OTHER]);
      expect(await vault.open('a', storedSecret(disk) ?? sealed)).toBe('secret');
    },
  );

  test('ends after as many writes as were cut between', async () => {
    const { disk } = await prepare();
    const counted = cutAfter(disk, Number.POSITIVE_INFINITY);
    await change(start(counted, { now, cost }), counted);
    expect(counted.writes()).toBe(writes);
  });
});

describe('the migration of a vault of 0.1', () => {
  test.each([0, 1, 2])(
    'a power cut after write %i is made up for at the next start',
    async (last) => {
      const { disk } = await oldDisk();
      const cut = cutAfter(disk, last);
      const first = start(cut);
      await resealOldSecrets(cut.local, first).catch((error) => {
        expect(error).toBeInstanceOf(PowerCut);
      });
      const second = start(disk);
      const local = afterMigration(disk.local, () => resealOldSecrets(disk.local, second));
      await local.get('profiles');
      const sealed = storedSecret(disk);
      expect(sealed?.version).toBe(2);
      expect(sealed && (await second.open('a', sealed))).toBe('secret');
    },
  );

  test('has two writes: the header, then all secrets', async () => {
    const { disk } = await oldDisk();
    const counted = cutAfter(disk, Number.POSITIVE_INFINITY);
    await resealOldSecrets(counted.local, start(counted));
    expect(counted.writes()).toBe(2);
  });
});

/** The secret of profile `a` as it lies on the disk, where profiles do. */
function storedSecret(disk: Disk): Sealed | undefined {
  const all = disk.local.all().profiles as { profiles: { secret: Sealed }[] } | undefined;
  return all?.profiles[0]?.secret;
}
