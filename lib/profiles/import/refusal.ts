import { NAME_MAX } from '../profile.ts';
import type { ChainLength } from './chain-length.ts';
import type { Refusal } from './import-row.ts';
import { looksSecret } from './looks-secret.ts';
import { isOurs, modeOf, REFUSED_MODES } from './mode.ts';
import type { RawProfile } from './raw-profile.ts';

/** Why a profile is refused for its name, its mode or its chain, before its values are looked at. */
export function refusalOf(
  raw: RawProfile,
  byName: ReadonlyMap<string, RawProfile>,
  length: ChainLength,
): Refusal | undefined {
  const misnamed = nameRefusal(raw, byName);
  if (misnamed) return misnamed;
  const mode = modeOf(raw);
  if (!mode) return { reason: raw.values.has('mode') ? 'unknown-mode' : 'no-credentials' };
  if (!isOurs(mode)) return { reason: REFUSED_MODES[mode] };
  return typeof length === 'string' ? { reason: length } : undefined;
}

function nameRefusal(
  raw: RawProfile,
  byName: ReadonlyMap<string, RawProfile>,
): Refusal | undefined {
  if (raw.name === '') return { reason: 'missing', key: 'name' };
  if (looksSecret(raw.name)) return { reason: 'odd-name' };
  if (!mayBeName(raw.name)) return { reason: 'malformed', key: 'name' };
  return byName.get(raw.name) === raw ? undefined : { reason: 'duplicate-name' };
}

/** Whether a name may be shown, and stored in clear. */
export const mayBeName = (name: string): boolean =>
  name !== '' && name.length <= NAME_MAX && !looksSecret(name);
