import { argon2idAsync } from '@noble/hashes/argon2.js';
import * as v from 'valibot';
import { KEY_BYTES } from './cipher.ts';

const positive = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/**
 * What an Argon2id derivation costs; stored beside what it protects. The limits keep a damaged
 * header from asking for a day of work or all of the memory.
 */
export const Cost = v.object({
  memoryKiB: positive(1024 * 1024),
  passes: positive(64),
  lanes: positive(16),
});
export type Cost = v.InferOutput<typeof Cost>;

/** OWASP's first choice (its Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
export const DEFAULT_COST: Cost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 };

/**
 * The key of a passphrase. In plain JavaScript, because WebCrypto has no Argon2 and WebAssembly
 * would need a weaker content security policy.
 */
export async function keyOfPassphrase(
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Cost,
): Promise<Uint8Array<ArrayBuffer>> {
  // The same letters can be typed as different code points: macOS likes them taken apart.
  const password = passphrase.normalize('NFC');
  const options = { m: memoryKiB, t: passes, p: lanes, dkLen: KEY_BYTES };
  return new Uint8Array(await argon2idAsync(password, salt, options));
}

/** Whether an attacker has less to do at `cost` than at `wanted`. */
export const isWeaker = (cost: Cost, wanted: Cost): boolean =>
  cost.memoryKiB * cost.passes < wanted.memoryKiB * wanted.passes;
