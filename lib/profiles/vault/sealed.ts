import { type Piece, type Sealed, VaultError } from '../vault.ts';
import {
  type Bytes,
  decrypt,
  decryptBytes,
  encrypt,
  encryptBytes,
  toBytes,
  toText,
} from './cipher.ts';

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

export const sealPieces = (key: CryptoKey, pieces: readonly Piece[]): Promise<Bytes[]> =>
  Promise.all(pieces.map(({ name, bytes }) => encryptBytes(key, bytes, bytesBindingOf(name))));

/** Null where one does not open. */
export const openPieces = (key: CryptoKey, pieces: readonly Piece[]): Promise<(Bytes | null)[]> =>
  Promise.all(pieces.map(({ name, bytes }) => decryptBytes(key, bytes, bytesBindingOf(name))));

/** No profile's id looks like this, so a secret can't be passed off as a piece. */
const bytesBindingOf = (name: string) => `quick-vnc/2/bytes/${name}`;

const bindingOf = (version: Sealed['version'], profileId: string) =>
  `quick-vnc/${version}/${profileId}`;
