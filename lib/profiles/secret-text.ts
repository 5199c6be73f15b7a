import * as v from 'valibot';
import { Secret } from './modes/secret.ts';

const WithMode = v.looseObject({ mode: v.string() });

/** A secret as the text that the vault seals. */
export const toText = (secret: Secret): string => JSON.stringify(secret);

/**
 * The secret in a text that was unsealed. The first release, which knew access keys only, sealed
 * the AccessKey secret as it was: reading that needs no passphrase at migration time.
 */
export function fromText(text: string): Secret {
  const raw = parseJson(text);
  return v.is(WithMode, raw) ? v.parse(Secret, raw) : { mode: 'AK', accessKeySecret: text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
