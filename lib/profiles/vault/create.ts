import type { Area } from '../../storage-area.ts';
import { type ByteVault, type Vault, VaultError } from '../vault.ts';
import type { AutoLockMinutes, VaultState } from '../vault-state.ts';
import { createAutoLockSetting } from './auto-lock-setting.ts';
import { type Bytes, importKey, newDeviceKey } from './cipher.ts';
import { type Lock, type PassphraseLock, readLock, writeLock } from './header.ts';
import {
  lockByDevice,
  lockByPassphrase,
  newDataKey,
  openByDevice,
  openByPassphrase,
} from './locks.ts';
import { resealOldSecrets } from './migrate.ts';
import { type Cost, DEFAULT_COST, isWeaker } from './passphrase-key.ts';
import { openPieces, openWith, sealPieces, sealWith } from './sealed.ts';
import { createUnlockedKey } from './unlocked-key.ts';

/** Where the device key is kept: it survives the background's stop, and the browser's. */
export interface KeyStore {
  get(): Promise<CryptoKey | undefined>;
  /** Keeps the key unless there is one already; gives back the one that is kept. */
  add(key: CryptoKey): Promise<CryptoKey>;
  remove(): Promise<void>;
}

export interface VaultParts {
  /** `storage.local` */
  local: Area;
  /** `storage.session` */
  session: Area;
  keys: KeyStore;
  now(): number;
  /** What a derivation from a passphrase costs; vaults that are cheaper are upgraded. */
  cost?: Cost;
}

/** The vault, with what the settings and the background do to it. All may throw a `VaultError`. */
export interface ManagedVault extends Vault, ByteVault {
  state(): Promise<VaultState>;
  unlock(passphrase: string): Promise<void>;
  /** Forgets the unlocked key. A vault without a passphrase has none, and stays as it is. */
  lock(): Promise<void>;
  /** Sets the passphrase, or changes it, which takes the current one. Leaves the vault unlocked. */
  setPassphrase(passphrase: string, current?: string): Promise<void>;
  removePassphrase(current: string): Promise<void>;
  /** Begins anew, without a passphrase. What was sealed before can't be opened any more. */
  erase(): Promise<void>;
  setAutoLock(minutes: AutoLockMinutes): Promise<void>;
  /** Starts the time until the lock anew; false where there is nothing to lock. */
  use(): Promise<boolean>;
}

const MINUTE_MS = 60_000;

/**
 * How long the device key outlives the passphrase that took its place. Browsers leave what goes to
 * `storage.local` in the system's buffers for a while; a power cut must not take the new lock and
 * find the old one's key removed.
 */
const SETTLED_MS = 10 * MINUTE_MS;

/** The vault of `docs/vault.md`, which says in which order things are written, and why. */
export function createVault(parts: VaultParts): ManagedVault {
  const { local, session, keys, now, cost = DEFAULT_COST } = parts;
  const unlocked = createUnlockedKey(session, now);
  const autoLock = createAutoLockSetting(local);
  const exclusively = createQueue();

  const autoLockMs = async () => (await autoLock.minutes()) * MINUTE_MS;

  /** The lock by this browser's key, of an old data key or of a new one. */
  async function writeDeviceLock(dataKey: Bytes): Promise<void> {
    const device = (await keys.get()) ?? (await keys.add(await newDeviceKey()));
    await writeLock(local, await lockByDevice(dataKey, device));
  }

  /** The data key for those who may have it without a passphrase, or have given it before. */
  async function openLock(lock: Lock): Promise<Bytes> {
    if (lock.by === 'device') return openByDevice(lock, await keys.get());
    const dataKey = await unlocked.get();
    if (!dataKey) throw new VaultError('locked');
    return dataKey;
  }

  /** The data key for those who change its lock: an unlocked vault is not proof enough. */
  async function openLockAnew(lock: Lock, current: string | undefined): Promise<Bytes> {
    if (lock.by === 'device') return openLock(lock);
    if (current === undefined) throw new VaultError('wrong-passphrase');
    return openByPassphrase(lock, current);
  }

  /** The lock, which the first use makes. */
  async function ensureLock(): Promise<Lock> {
    const lock = await readLock(local);
    if (lock) return lock;
    await writeDeviceLock(newDataKey());
    return ensureLock();
  }

  async function sealingKey(): Promise<CryptoKey> {
    const lock = (await readLock(local)) ?? (await exclusively(ensureLock));
    return importKey(await openLock(lock));
  }

  const seal: Vault['seal'] = async (profileId, secret) =>
    sealWith(await sealingKey(), profileId, secret);

  const open: Vault['open'] = async (profileId, sealed) => {
    const key = sealed.version === 1 ? await keys.get() : await importDataKey();
    if (!key) throw new VaultError('damaged');
    return openWith(key, profileId, sealed);
  };

  async function importDataKey(): Promise<CryptoKey> {
    const lock = await readLock(local);
    if (!lock) throw new VaultError('damaged');
    return importKey(await openLock(lock));
  }

  /** What an unlock does on the way. Nothing is lost if it fails: the next one does it. */
  async function tidy(lock: PassphraseLock, dataKey: Bytes, passphrase: string): Promise<void> {
    if (isWeaker(lock.cost, cost)) {
      await writeLock(local, await lockByPassphrase(dataKey, passphrase, cost, lock.since));
    }
    await retireDeviceKey(lock);
  }

  /** Ends the key that a passphrase has replaced, once that can't be undone by a power cut. */
  async function retireDeviceKey(lock: Lock | undefined): Promise<void> {
    if (lock?.by !== 'passphrase' || now() - lock.since < SETTLED_MS) return;
    if (await keys.get()) await keys.remove();
  }

  return {
    seal,
    open,
    sealBytes: async (pieces) => sealPieces(await sealingKey(), pieces),
    openBytes: async (pieces) => openPieces(await importDataKey(), pieces),

    async state() {
      const autoLockMinutes = await autoLock.minutes();
      try {
        const lock = await readLock(local);
        if (lock) await openLock(lock);
        return { status: lock?.by === 'passphrase' ? 'unlocked' : 'open', autoLockMinutes };
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        return { status: error.kind === 'locked' ? 'locked' : 'damaged', autoLockMinutes };
      }
    },

    unlock: (passphrase) =>
      exclusively(async () => {
        const lock = await readLock(local);
        if (lock?.by !== 'passphrase') return;
        const dataKey = await openByPassphrase(lock, passphrase);
        await unlocked.keep(dataKey, await autoLockMs());
        await tidy(lock, dataKey, passphrase).catch(() => undefined);
      }),

    lock: () => exclusively(unlocked.forget),

    async setPassphrase(passphrase, current) {
      // What the device key itself encrypted would end with it.
      await resealOldSecrets(local, { seal, open });
      await exclusively(async () => {
        const before = await ensureLock();
        const dataKey = await openLockAnew(before, current);
        const since = before.by === 'passphrase' ? before.since : now();
        await writeLock(local, await lockByPassphrase(dataKey, passphrase, cost, since));
        await unlocked.keep(dataKey, await autoLockMs());
      });
    },

    removePassphrase: (current) =>
      exclusively(async () => {
        const before = await ensureLock();
        await writeDeviceLock(await openLockAnew(before, current));
        await unlocked.forget();
      }),

    erase: () =>
      exclusively(async () => {
        await writeDeviceLock(newDataKey());
        await unlocked.forget();
      }),

    async setAutoLock(minutes) {
      await autoLock.set(minutes);
      await unlocked.extend(await autoLockMs());
    },

    use: () =>
      exclusively(async () => {
        if (!(await unlocked.extend(await autoLockMs()))) return false;
        await retireDeviceKey(await readLock(local));
        return true;
      }),
  };
}

/** Runs what changes the vault one after another. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}
