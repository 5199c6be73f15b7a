import type { Source } from '../modes/source.ts';
import type { ProfileSummary } from '../profile.ts';
import type { ImportIdentity } from './import-row.ts';

/** What may be shown of whose credentials they are. */
export function identityOf(source: Source): ImportIdentity {
  switch (source.mode) {
    case 'AK':
    case 'StsToken':
      return { accessKeyId: source.accessKeyId };
    case 'RamRoleArn':
      return { accessKeyId: source.accessKeyId, ...roleOf(source.roleArn) };
    case 'ChainableRamRoleArn':
      return roleOf(source.roleArn);
    case 'CredentialsURI':
      return { host: new URL(source.origin).host };
    case 'CloudSSO':
      return {
        host: new URL(source.signInUrl).host,
        ...(source.accountId !== undefined && { accountId: source.accountId }),
      };
  }
}

/** Takes `acs:ram::123:role/ops` apart. */
function roleOf(arn: string): ImportIdentity {
  const [, accountId = '', role = ''] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
  return { accountId, role };
}

/**
 * Whether a profile that is here stands for the same credentials as one of a file. Temporary keys
 * and addresses change, so there the name decides.
 */
export function isSame(profile: ProfileSummary, name: string, source: Source): boolean {
  if (source.mode === 'StsToken' || source.mode === 'CredentialsURI') {
    return profile.source.mode === source.mode && profile.name === name;
  }
  return fingerprint(profile.source) === fingerprint(source);
}

function fingerprint(source: Source): string {
  switch (source.mode) {
    case 'AK':
    case 'StsToken':
      return `${source.mode} ${source.accessKeyId}`;
    case 'RamRoleArn':
      return `${source.mode} ${source.accessKeyId} ${source.roleArn}`;
    case 'ChainableRamRoleArn':
      return `${source.mode} ${source.sourceProfileId} ${source.roleArn}`;
    case 'CredentialsURI':
      return `${source.mode} ${source.origin}`;
    case 'CloudSSO': {
      const { mode, signInUrl, accountId, accessConfigurationId } = source;
      return [mode, signInUrl, accountId, accessConfigurationId].join(' ');
    }
  }
}
