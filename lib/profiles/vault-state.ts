import * as v from 'valibot';

/** How short a passphrase may be. Length is all that counts: there are no rules of composition. */
export const PASSPHRASE_MIN = 12;

/** Long enough for any sentence; what is longer is a file that was dropped by mistake. */
const PASSPHRASE_MAX = 1024;

/** A passphrase that is to open a vault: whatever it was once set to. */
export const Passphrase = v.pipe(v.string(), v.nonEmpty(), v.maxLength(PASSPHRASE_MAX));

/** A passphrase that is to be set. */
export const NewPassphrase = v.pipe(
  v.string(),
  v.minLength(PASSPHRASE_MIN),
  v.maxLength(PASSPHRASE_MAX),
);

/** After how many minutes without use the vault may lock itself; 0: only with the browser. */
export const AUTO_LOCK_MINUTES = [15, 60, 240, 480, 0] as const;

/**
 * A working day. The screen's lock, where there is one, covers somebody who walks away; and a
 * viewer that is watched for hours can reconnect by itself only while the vault is unlocked.
 */
export const DEFAULT_AUTO_LOCK_MINUTES = 480;

export const AutoLockMinutes = v.picklist(AUTO_LOCK_MINUTES);
export type AutoLockMinutes = v.InferOutput<typeof AutoLockMinutes>;

/** What pages may know of the vault. */
export interface VaultState {
  /** `open`: there is no passphrase. `damaged`: its key can't be had any more. */
  status: 'open' | 'locked' | 'unlocked' | 'damaged';
  autoLockMinutes: AutoLockMinutes;
}
