import { lineCounter } from './broken-file.ts';
import type { RawProfile } from './raw-profile.ts';
import { type IniSection, readIni } from './read-ini.ts';

/** The keys of Alibaba's SDKs, and of the CLI's predecessor, by the CLI's. */
const SPELLING: Readonly<Record<string, string>> = {
  mode: 'type',
  ram_role_arn: 'role_arn',
  ram_session_name: 'role_session_name',
  ram_role_name: 'role_name',
};

const OLD_SPELLING: Readonly<Record<string, string>> = {
  access_key_id: 'aliyun_access_key_id',
  access_key_secret: 'aliyun_access_key_secret',
  region_id: 'region',
};

/** What the SDKs call the modes. */
const TYPES: Readonly<Record<string, string>> = {
  access_key: 'AK',
  ram_role_arn: 'RamRoleArn',
  ecs_ram_role: 'EcsRamRole',
  rsa_key_pair: 'RsaKeyPair',
};

/**
 * Reads the SDKs' `~/.alibabacloud/credentials`, and `~/.aliyuncli/credentials` of the CLI's
 * predecessor, whose sections are called `[profile NAME]`. Throws a BrokenFileError.
 */
export function readCredentialsIni(text: string): RawProfile[] {
  const lineOf = lineCounter(text);
  return readIni(text).map((section) => ({
    ...readSection(section),
    line: lineOf(section.offset),
  }));
}

function readSection({ name, entries }: IniSection): Omit<RawProfile, 'line'> {
  const old = entries.has('aliyun_access_key_id') || entries.has('aliyun_access_key_secret');
  const spelling = old ? OLD_SPELLING : SPELLING;
  const cliKeys = new Map(Object.entries(spelling).map(([cli, own]) => [own, cli]));
  const values = new Map<string, string>();
  for (const [key, value] of entries) {
    if (value !== '') values.set(cliKeys.get(key) ?? key, value);
  }
  const type = values.get('mode');
  if (type !== undefined) values.set('mode', TYPES[type.toLowerCase()] ?? type);
  return {
    name: old ? name.replace(/^profile\s+/, '') : name,
    current: name === 'default',
    values,
    spelling,
  };
}
