import { BrokenFileError, lineCounter } from './broken-file.ts';
import type { RawProfile } from './raw-profile.ts';
import { type JsonNode, readJson } from './read-json.ts';

/** The CLI's keys that we make use of. All others are its own affair, whatever they hold. */
const KEYS: ReadonlySet<string> = new Set([
  'mode',
  'region_id',
  'endpoint',
  'sts_region',
  'sts_endpoint',
  'access_key_id',
  'access_key_secret',
  'sts_token',
  'sts_expiration',
  'ram_role_arn',
  'ram_session_name',
  'expired_seconds',
  'duration_seconds',
  'external_id',
  'source_profile',
  'credentials_uri',
  'cloud_sso_sign_in_url',
  'cloud_sso_account_id',
  'cloud_sso_access_config',
  'access_token',
  'cloud_sso_access_token_expire',
  // For the sake of telling what a profile without a mode is.
  'private_key',
  'key_pair_name',
  'ram_role_name',
  'process_command',
  'oidc_provider_arn',
  'oidc_token_file',
  'bearer_token',
]);

/**
 * Reads the aliyun CLI's `~/.aliyun/config.json`. As for the CLI (Go's encoding/json), the case of
 * keys does not matter. Throws a BrokenFileError.
 */
export function readCliConfig(text: string): RawProfile[] {
  const root = readJson(text);
  const top = entriesOf(root);
  const profiles = top?.get('profiles');
  if (profiles?.type !== 'array') {
    throw new BrokenFileError((profiles ?? root).offset, 'list-of-profiles');
  }
  const current = readText(top?.get('current'), 'current') || 'default';
  const lineOf = lineCounter(text);
  return profiles.items.map((node) => ({
    ...readProfile(node, current),
    line: lineOf(node.offset),
  }));
}

function readProfile(node: JsonNode, current: string): Omit<RawProfile, 'line'> {
  const entries = entriesOf(node);
  if (!entries) throw new BrokenFileError(node.offset, 'profile');
  const name = readText(entries.get('name'), 'name').trim();
  const values = new Map<string, string>();
  for (const [key, value] of entries) {
    if (!KEYS.has(key)) continue;
    const written = readText(value, key);
    if (written !== '') values.set(key, written);
  }
  return { name, current: name === current, values, spelling: {} };
}

/** An object's entries by their keys in lower case. */
function entriesOf(node: JsonNode): Map<string, JsonNode> | undefined {
  if (node.type !== 'object') return undefined;
  return new Map([...node.entries].map(([key, value]) => [key.toLowerCase(), value]));
}

/** A text, or a number as text; '' for what is not there or null. */
function readText(node: JsonNode | undefined, key: string): string {
  if (!node) return '';
  if (node.type !== 'scalar' || typeof node.value === 'boolean') {
    throw new BrokenFileError(node.offset, 'text', key);
  }
  return node.value === null ? '' : String(node.value);
}
