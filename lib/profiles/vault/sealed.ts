import { type Sealed, VaultError } from '../vault.ts';
import { type Bytes, decrypt, encrypt, toBytes, toText } from './cipher.ts';

/** Encrypts a secret so that it opens for its profile alone, and in this version alone. */
export const sealWith = async (
  key: CryptoKey,
  profileId: string,
  secret: string,
): Promise<Sealed> => ({
  version: 2,
  ...(await encrypt(key, toBytes(secret), bindingOf(2, profileId))),
});

/** Throws 'damaged' if the key is another one, or the secret was changed or moved. */
export async function openWith(key: CryptoKey, profileId: string, sealed: Sealed): Promise<string> {
  const secret: Bytes | null = await decrypt(key, sealed, bindingOf(sealed.version, profileId));
  if (!secret) throw new VaultError('damaged');
  return toText(secret);
}

const bindingOf = (version: Sealed['version'], profileId: string) =>
  `quick-vnc/${version}/${profileId}`;
