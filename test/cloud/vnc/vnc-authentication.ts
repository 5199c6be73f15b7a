import { createCipheriv } from 'node:crypto';

export const CHALLENGE_BYTES = 16;
const KEY_BYTES = 8;

/**
 * What a client that knows the password makes of a challenge: DES in ECB mode, the password as
 * key, cut or filled up to 8 bytes (RFC 6143 section 7.2.2).
 */
export function answerChallenge(challenge: Buffer, password: string): Buffer {
  const key = Buffer.alloc(KEY_BYTES);
  key.write(password, 'latin1');
  // VNC hands DES its key with the bits of each byte the wrong way round.
  const desKey = key.map(reverseBits);
  // OpenSSL 3 has plain DES only in its legacy provider. Triple DES with one key three times
  // encrypts, decrypts and encrypts: the same as DES once.
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([desKey, desKey, desKey]), null);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(challenge), cipher.final()]);
}

function reverseBits(byte: number): number {
  return Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2);
}
