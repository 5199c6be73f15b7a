import * as v from 'valibot';
import type { Area } from '../../storage-area.ts';
import { VaultError } from '../vault.ts';
import { sha256 } from './cipher.ts';
import { Cost } from './passphrase-key.ts';

const Text = v.string();

/** The data key, encrypted by the key that the browser keeps for us. */
const DeviceLock = v.object({ by: v.literal('device'), iv: Text, data: Text });
export type DeviceLock = v.InferOutput<typeof DeviceLock>;

/** The data key, encrypted by the key of the passphrase. */
const PassphraseLock = v.object({
  by: v.literal('passphrase'),
  cost: Cost,
  salt: Text,
  /** When it was written, ms since the epoch. */
  since: v.number(),
  iv: Text,
  data: Text,
});
export type PassphraseLock = v.InferOutput<typeof PassphraseLock>;

/** What the data key is locked by. Exactly one at a time: changing it is one write. */
const Lock = v.variant('by', [DeviceLock, PassphraseLock]);
export type Lock = v.InferOutput<typeof Lock>;

/** The schema of vaults; 1 was a device key that encrypted every secret itself. */
export const SCHEMA = 2;

const Header = v.object({ schema: v.literal(SCHEMA), lock: Lock, digest: Text });

const KEY = 'vault';

/** Reads how the data key is locked; undefined before the first use. Throws 'damaged'. */
export async function readLock(area: Area): Promise<Lock | undefined> {
  const raw = (await area.get(KEY))[KEY];
  if (raw === undefined || raw === null) return undefined;
  const parsed = v.safeParse(Header, raw);
  if (!parsed.success) throw new VaultError('damaged');
  const { lock, digest } = parsed.output;
  if (digest !== (await digestOf(lock))) throw new VaultError('damaged');
  return lock;
}

/** The one write that changes how the vault opens. */
export async function writeLock(area: Area, lock: Lock): Promise<void> {
  await area.set({ [KEY]: { schema: SCHEMA, lock, digest: await digestOf(lock) } });
}

/**
 * Tells a damaged header from a wrong passphrase: both end in a failed decryption, so the header
 * must prove first that it is as it was written. Not a seal against forgers: AES-GCM is.
 */
function digestOf(lock: Lock): Promise<string> {
  // Storage areas do not keep the order of fields.
  const { iv, data } = lock;
  const fields = lock.by === 'device' ? [] : [...parametersOf(lock)];
  return sha256(JSON.stringify([SCHEMA, lock.by, ...fields, iv, data]));
}

const parametersOf = ({ cost, salt, since }: Pick<PassphraseLock, 'cost' | 'salt' | 'since'>) => [
  cost.memoryKiB,
  cost.passes,
  cost.lanes,
  salt,
  since,
];

/** What an encrypted data key is bound to: moved under other parameters, it does not open. */
export const deviceBinding = `quick-vnc/vault/${SCHEMA}/device`;

export const passphraseBinding = (lock: Pick<PassphraseLock, 'cost' | 'salt' | 'since'>): string =>
  `quick-vnc/vault/${SCHEMA}/passphrase/${parametersOf(lock).join('/')}`;
