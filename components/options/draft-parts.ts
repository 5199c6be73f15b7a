import type { Source } from '../../lib/profiles/modes/source.ts';
import type { ProfileDraft } from './profile-draft.ts';

// Not checked yet: what comes out of here goes through the background's schema.

/** A secret has no white space; one that was copied over two lines arrives with some (measured). */
const withoutSpace = (secret: string): string => secret.replaceAll(/\s/g, '');

/** The source that a draft describes. `stored` gives what belongs to a secret that is kept. */
export function sourceOf(draft: ProfileDraft, stored?: Source): Record<string, unknown> {
  const { mode } = draft;
  switch (mode) {
    case 'AK':
      return { mode, accessKeyId: draft.accessKeyId };
    case 'StsToken': {
      // An imported token tells when it ends; one that is typed does not.
      const expiresAt = stored?.mode === mode && !secretOf(draft) ? stored.expiresAt : undefined;
      return { mode, accessKeyId: draft.accessKeyId, ...(expiresAt && { expiresAt }) };
    }
    case 'RamRoleArn':
      return { mode, accessKeyId: draft.accessKeyId, ...roleOf(draft) };
    case 'ChainableRamRoleArn':
      return { mode, sourceProfileId: draft.sourceProfileId, ...roleOf(draft) };
    case 'CredentialsURI': {
      const kept = stored?.mode === 'CredentialsURI' ? stored.origin : '';
      const uri = draft.credentialsUri.trim();
      return { mode, origin: uri ? originOf(uri) : kept };
    }
    case 'CloudSSO':
      return {
        mode,
        signInUrl: draft.signInUrl,
        clientId: draft.clientId,
        ...filled({
          accountId: draft.ssoAccountId,
          accessConfigurationId: draft.accessConfigurationId,
        }),
      };
  }
}

const roleOf = (draft: ProfileDraft) => ({
  roleArn: draft.roleArn,
  sessionName: draft.sessionName,
  ...(draft.durationSeconds.trim() && { durationSeconds: Number(draft.durationSeconds) }),
  ...filled({
    externalId: draft.externalId,
    stsRegionId: draft.stsRegionId,
    stsEndpoint: draft.stsEndpoint,
  }),
});

/** The secret that was typed; undefined where nothing was, and what is stored is to be kept. */
export function secretOf(draft: ProfileDraft): Record<string, string> | undefined {
  const { mode } = draft;
  const accessKeySecret = withoutSpace(draft.accessKeySecret);
  const securityToken = withoutSpace(draft.securityToken);
  const uri = draft.credentialsUri.trim();
  switch (mode) {
    case 'AK':
      return accessKeySecret ? { mode, accessKeySecret } : undefined;
    case 'StsToken':
      if (!accessKeySecret && !securityToken) return undefined;
      return { mode, accessKeySecret, securityToken };
    case 'RamRoleArn':
      if (!accessKeySecret && !securityToken) return undefined;
      return { mode, accessKeySecret, ...(securityToken && { securityToken }) };
    case 'CredentialsURI':
      return uri ? { mode, uri } : undefined;
    default:
      return undefined;
  }
}

/** Where an address lies; an address that is none has no origin. */
export function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}

/** Without the parts that nothing was typed for. */
const filled = (parts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  );
