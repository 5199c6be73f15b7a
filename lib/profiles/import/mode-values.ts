import type { Mode } from '../modes/source.ts';

/** A profile's values by the CLI's keys. */
export type Values = ReadonlyMap<string, string>;

/** The CLI insists on a session name; the SDKs make one up, as we do here. */
const SESSION_NAME = 'quick-vnc';

/** AssumeRole's own limits, s. */
const SHORTEST = 900;
const LONGEST = 43_200;

/** The CLI's keys without which a mode can't work. */
export const REQUIRED: Record<Mode, readonly string[]> = {
  AK: ['access_key_id', 'access_key_secret'],
  StsToken: ['access_key_id', 'access_key_secret', 'sts_token'],
  RamRoleArn: ['access_key_id', 'access_key_secret', 'ram_role_arn'],
  ChainableRamRoleArn: ['source_profile', 'ram_role_arn'],
  CredentialsURI: ['credentials_uri'],
  CloudSSO: ['cloud_sso_sign_in_url'],
};

/** The CLI's key behind each field that `sourceValues` and `secretValues` give. */
export const KEY_OF: Readonly<Record<string, string>> = {
  accessKeyId: 'access_key_id',
  accessKeySecret: 'access_key_secret',
  securityToken: 'sts_token',
  expiresAt: 'sts_expiration',
  roleArn: 'ram_role_arn',
  sessionName: 'ram_session_name',
  durationSeconds: 'expired_seconds',
  externalId: 'external_id',
  sourceProfileId: 'source_profile',
  origin: 'credentials_uri',
  uri: 'credentials_uri',
  signInUrl: 'cloud_sso_sign_in_url',
  accountId: 'cloud_sso_account_id',
  accessConfigurationId: 'cloud_sso_access_config',
  accessToken: 'access_token',
};

/** What the file says of where credentials come from: not checked yet. */
export function sourceValues(mode: Mode, values: Values): Record<string, unknown> {
  const accessKeyId = values.get('access_key_id');
  switch (mode) {
    case 'AK':
      return { mode, accessKeyId };
    case 'StsToken':
      return { mode, accessKeyId, expiresAt: timeOf(values.get('sts_expiration')) };
    case 'RamRoleArn':
      return { mode, accessKeyId, ...roleValues(values) };
    case 'ChainableRamRoleArn':
      return { mode, ...roleValues(values) };
    case 'CredentialsURI':
      return { mode, origin: originOf(values.get('credentials_uri')) };
    case 'CloudSSO':
      return {
        mode,
        signInUrl: values.get('cloud_sso_sign_in_url'),
        accountId: values.get('cloud_sso_account_id'),
        accessConfigurationId: values.get('cloud_sso_access_config'),
      };
  }
}

/** What the file has of the secret kind: not checked yet. Undefined where the mode needs none now. */
export function secretValues(
  mode: Mode,
  values: Values,
  now: number,
): Record<string, unknown> | undefined {
  const accessKeySecret = values.get('access_key_secret');
  const securityToken = values.get('sts_token');
  switch (mode) {
    case 'AK':
      return { mode, accessKeySecret };
    case 'StsToken':
    case 'RamRoleArn':
      return { mode, accessKeySecret, securityToken };
    case 'ChainableRamRoleArn':
      return undefined;
    case 'CredentialsURI':
      return { mode, uri: values.get('credentials_uri') };
    case 'CloudSSO': {
      const expiresAt = timeOf(values.get('cloud_sso_access_token_expire'));
      const accessToken = values.get('access_token');
      // One that is over is worth as much as none: a new sign-in.
      const lives = accessToken !== undefined && Number(expiresAt) > now;
      return lives ? { mode, accessToken, expiresAt } : undefined;
    }
  }
}

const roleValues = (values: Values): Record<string, unknown> => ({
  roleArn: values.get('ram_role_arn'),
  sessionName: values.get('ram_session_name') ?? SESSION_NAME,
  durationSeconds: durationOf(values.get('expired_seconds') ?? values.get('duration_seconds')),
  externalId: values.get('external_id'),
});

/** The nearest time that AssumeRole allows; 0 is the CLI's way to say that it may choose. */
function durationOf(written: string | undefined): number | undefined {
  if (written === undefined || Number(written) === 0) return undefined;
  return Math.min(Math.max(Number(written), SHORTEST), LONGEST);
}

/** The CLI writes Unix seconds, and 0 for a time that it does not know. */
function timeOf(written: string | undefined): number | undefined {
  if (written === undefined || Number(written) === 0) return undefined;
  return Number(written) * 1000;
}

const originOf = (uri: string | undefined): string | undefined =>
  uri !== undefined && URL.canParse(uri) ? new URL(uri).origin : uri;
