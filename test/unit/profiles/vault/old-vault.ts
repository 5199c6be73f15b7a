import { readFileSync } from 'node:fs';
import type { Sealed } from '../../../../lib/profiles/vault.ts';
import { type Disk, newDisk } from './bench.ts';

interface OldVault {
  /** The device key, base64: taken out of a key that was made to be readable, unlike real ones. */
  deviceKey: string;
  /** The secrets in clear, by profile. */
  secrets: Record<string, string>;
  /** What `storage.local` held. */
  local: { profiles: { profiles: { id: string; secret: Sealed }[] } };
}

/** What release 0.1 left in a browser. Written once with its own code, never to be made anew. */
export const oldVault: OldVault = JSON.parse(
  readFileSync(new URL('vault-0.1.json', import.meta.url), 'utf8'),
);

/** A browser with that vault. */
export async function oldDisk(): Promise<{ disk: Disk; sealed: Sealed }> {
  const raw = Buffer.from(oldVault.deviceKey, 'base64');
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const [first] = oldVault.local.profiles.profiles;
  if (!first) throw new Error('The old vault is empty.');
  return { disk: newDisk(oldVault.local, key), sealed: first.secret };
}
