import type { Source } from '../modes/source.ts';
import type { ProfileList, ProfileSummary } from '../profile.ts';

/**
 * Writes profiles in the shape of the aliyun CLI's config.json, without what is secret: keys that
 * hold secrets are left out, and so is the address of a CredentialsURI but for its origin.
 */
export function toCliConfig({ profiles, defaultId }: ProfileList): string {
  const nameOf = (id: string | undefined) => profiles.find((profile) => profile.id === id)?.name;
  const config = {
    current: nameOf(defaultId) ?? '',
    profiles: profiles.map((profile) => ({
      ...placeOf(profile),
      ...valuesOf(profile.source, nameOf),
    })),
    meta_path: '',
  };
  return `${JSON.stringify(config, null, '\t')}\n`;
}

const placeOf = ({ name, regionIds, endpoint, source }: ProfileSummary) => ({
  name,
  mode: source.mode,
  region_id: regionIds[0],
  endpoint,
});

function valuesOf(
  source: Source,
  nameOf: (id: string) => string | undefined,
): Record<string, unknown> {
  switch (source.mode) {
    case 'AK':
    case 'StsToken':
      return { access_key_id: source.accessKeyId };
    case 'RamRoleArn':
      return { access_key_id: source.accessKeyId, ...roleOf(source) };
    case 'ChainableRamRoleArn':
      return { source_profile: nameOf(source.sourceProfileId), ...roleOf(source) };
    case 'CredentialsURI':
      return { credentials_uri: source.origin };
    case 'CloudSSO':
      return {
        cloud_sso_sign_in_url: source.signInUrl,
        cloud_sso_account_id: source.accountId,
        cloud_sso_access_config: source.accessConfigurationId,
      };
  }
}

const roleOf = (source: Extract<Source, { roleArn: string }>) => ({
  ram_role_arn: source.roleArn,
  ram_session_name: source.sessionName,
  expired_seconds: source.durationSeconds,
  external_id: source.externalId,
  sts_region: source.stsRegionId,
  sts_endpoint: source.stsEndpoint,
});
