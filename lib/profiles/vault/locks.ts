import { VaultError } from '../vault.ts';
import {
  type Bytes,
  decrypt,
  encrypt,
  fromBase64,
  importKey,
  KEY_BYTES,
  randomBytes,
  toBase64,
} from './cipher.ts';
import {
  type DeviceLock,
  deviceBinding,
  type PassphraseLock,
  passphraseBinding,
} from './header.ts';
import { type Cost, keyOfPassphrase } from './passphrase-key.ts';

/** RFC 9106 recommends this much. */
const SALT_BYTES = 16;

export const newDataKey = (): Bytes => randomBytes(KEY_BYTES);

export const lockByDevice = async (dataKey: Bytes, device: CryptoKey): Promise<DeviceLock> => ({
  by: 'device',
  ...(await encrypt(device, dataKey, deviceBinding)),
});

/** Throws 'damaged' if the browser's key is gone, or another one. */
export async function openByDevice(
  lock: DeviceLock,
  device: CryptoKey | undefined,
): Promise<Bytes> {
  const dataKey = device && (await decrypt(device, lock, deviceBinding));
  if (!dataKey) throw new VaultError('damaged');
  return dataKey;
}

/** @param since what the lock is to tell as its beginning, ms since the epoch */
export async function lockByPassphrase(
  dataKey: Bytes,
  passphrase: string,
  cost: Cost,
  since: number,
): Promise<PassphraseLock> {
  const parameters = { cost, salt: toBase64(randomBytes(SALT_BYTES)), since };
  const key = await keyFor(passphrase, parameters);
  const box = await encrypt(key, dataKey, passphraseBinding(parameters));
  return { by: 'passphrase', ...parameters, ...box };
}

/** Throws 'wrong-passphrase': the header has proved before that it is as it was written. */
export async function openByPassphrase(lock: PassphraseLock, passphrase: string): Promise<Bytes> {
  const key = await keyFor(passphrase, lock);
  const dataKey = await decrypt(key, lock, passphraseBinding(lock));
  if (!dataKey) throw new VaultError('wrong-passphrase');
  return dataKey;
}

const keyFor = async (passphrase: string, { salt, cost }: Pick<PassphraseLock, 'salt' | 'cost'>) =>
  importKey(await keyOfPassphrase(passphrase, fromBase64(salt), cost));
