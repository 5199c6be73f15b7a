import { MODES, type Mode } from '../modes/source.ts';
import type { RawProfile } from './raw-profile.ts';

/** The CLI's modes that an extension can't serve, by the reason under which they are refused. */
export const REFUSED_MODES = {
  OAuth: 'oauth',
  EcsRamRole: 'ecs-ram-role',
  RamRoleArnWithRoleName: 'ecs-ram-role',
  External: 'external',
  RsaKeyPair: 'rsa-key-pair',
  OIDC: 'oidc',
  BearerToken: 'bearer-token',
  Anonymous: 'anonymous',
} as const;

type RefusedMode = keyof typeof REFUSED_MODES;
export type RefusedModeReason = (typeof REFUSED_MODES)[RefusedMode];

/** The name of a mode of the aliyun CLI. */
export type CliMode = Mode | RefusedMode;

/** Whether we work with a mode; if not, `REFUSED_MODES` has the reason. */
export const isOurs = (mode: CliMode): mode is Mode => !Object.hasOwn(REFUSED_MODES, mode);

const CLI_MODES: readonly CliMode[] = [...MODES, ...(Object.keys(REFUSED_MODES) as RefusedMode[])];

/**
 * What a profile without a mode is by its keys: the first line whose keys are all there. The order
 * is the CLI's (aliyun-cli, `config/profile.go`).
 */
const INFERENCE: readonly (readonly [CliMode, ...string[]])[] = [
  ['StsToken', 'access_key_id', 'access_key_secret', 'sts_token'],
  ['RamRoleArn', 'access_key_id', 'access_key_secret', 'ram_role_arn'],
  ['AK', 'access_key_id', 'access_key_secret'],
  ['RsaKeyPair', 'private_key', 'key_pair_name'],
  ['EcsRamRole', 'ram_role_name'],
  ['External', 'process_command'],
  ['OIDC', 'oidc_provider_arn', 'oidc_token_file', 'ram_role_arn'],
  ['CloudSSO', 'cloud_sso_sign_in_url'],
  ['BearerToken', 'bearer_token'],
];

/** The mode of a profile; undefined for one that is unknown to us, or where nothing tells. */
export function modeOf({ values }: RawProfile): CliMode | undefined {
  const written = values.get('mode')?.trim().toLowerCase();
  if (written) return CLI_MODES.find((mode) => mode.toLowerCase() === written);
  return INFERENCE.find(([, ...keys]) => keys.every((key) => values.has(key)))?.[0];
}
