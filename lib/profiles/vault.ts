import { ProblemError, type ProblemKind } from '../problem.ts';

/** Encrypts the secrets of profiles at rest, and is the only place that does. `docs/vault.md`. */
export interface Vault {
  /** Encrypts a secret for one profile. Throws a `VaultError`. */
  seal(profileId: string, secret: string): Promise<Sealed>;
  /** Decrypts it again. Throws a `VaultError`. */
  open(profileId: string, sealed: Sealed): Promise<string>;
}

/** Bytes and the name that they belong to: what was sealed opens under the same name alone. */
export interface Piece {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The vault for what is large and no secret of a profile: it stays bytes. */
export interface ByteVault {
  /** Encrypts each piece, in the same order. Throws a `VaultError`. */
  sealBytes(pieces: readonly Piece[]): Promise<Uint8Array<ArrayBuffer>[]>;
  /**
   * Decrypts them again; null where that can't be: it is another vault's, was changed or moved.
   * Throws a `VaultError` where the vault itself can't be opened.
   */
  openBytes(pieces: readonly Piece[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>;
}

/** An encrypted secret as it is stored: plain JSON. */
export interface Sealed {
  /** 1: by the device's key itself, until 0.1. 2: by the vault's data key. */
  version: 1 | 2;
  /** Base64, 12 bytes, fresh for each sealing. */
  iv: string;
  /** Base64, ciphertext and tag. */
  data: string;
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
