import { ProblemError, type ProblemKind } from '../problem.ts';

/**
 * Encrypts the secrets of profiles at rest, and is the only place that does.
 *
 * The key is an AES-256-GCM key that can't be exported; the browser keeps it in IndexedDB of our
 * own origin, which content scripts don't see (Firefox lets them read `storage.local`). It guards
 * against a look at the stored data, not against code that runs as this extension. A passphrase
 * comes on top of it without a change of this interface.
 */
export interface Vault {
  /** Encrypts a secret for one profile. */
  seal(profileId: string, secret: string): Promise<Sealed>;
  /** Decrypts it again. Throws `VaultError` if the key is another one or the data was changed. */
  open(profileId: string, sealed: Sealed): Promise<string>;
}

/** An encrypted secret as it is stored: plain JSON. */
export interface Sealed {
  version: 1;
  /** Base64, 12 bytes, fresh for each sealing. */
  iv: string;
  /** Base64, ciphertext and tag. */
  data: string;
}

/** Where the key is kept: it survives the background's stop, and the browser's. */
export interface KeyStore {
  get(): Promise<CryptoKey | undefined>;
  /** Keeps the key unless there is one already; gives back the one that is kept. */
  add(key: CryptoKey): Promise<CryptoKey>;
}

/**
 * Why the vault did not do what it was asked: it is locked; the passphrase is not the vault's; or
 * the vault, or one secret in it, can't be read any more.
 */
export type VaultErrorKind = 'locked' | 'wrong-passphrase' | 'damaged';

const problemKinds = {
  locked: 'vault-locked',
  'wrong-passphrase': 'wrong-passphrase',
  damaged: 'vault-damaged',
} as const satisfies Record<VaultErrorKind, ProblemKind>;

/** A failure of the vault; a problem already, for those who only pass it on. */
export class VaultError extends ProblemError {
  readonly kind: VaultErrorKind;

  constructor(kind: VaultErrorKind) {
    super({ kind: problemKinds[kind] });
    this.name = 'VaultError';
    this.kind = kind;
  }
}

/** A vault that needs no passphrase. */
export function createVault(keys: KeyStore, crypto: Crypto = globalThis.crypto): Vault {
  const key = async () => (await keys.get()) ?? keys.add(await makeKey(crypto));
  return {
    async seal(profileId, secret) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const parameters = { name: 'AES-GCM', iv, additionalData: boundTo(profileId) };
      const data = await crypto.subtle.encrypt(parameters, await key(), encoder.encode(secret));
      return { version: 1, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
    },
    async open(profileId, sealed) {
      const iv = fromBase64(sealed.iv);
      const parameters = { name: 'AES-GCM', iv, additionalData: boundTo(profileId) };
      try {
        const secret = await crypto.subtle.decrypt(
          parameters,
          await key(),
          fromBase64(sealed.data),
        );
        return decoder.decode(secret);
      } catch {
        throw new VaultError('damaged');
      }
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Ties a ciphertext to its profile and version, so that it can't be moved to another one. */
const boundTo = (profileId: string) => encoder.encode(`quick-vnc/1/${profileId}`);

const makeKey = (crypto: Crypto) =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
