import type { Credentials } from '../../aliyun/credentials.ts';
import { ProblemError } from '../../problem.ts';
import type { OpenProfile } from '../store.ts';

/** The key that is stored in a profile itself. */
export function keyOf({ profile: { source }, secret }: OpenProfile): Credentials {
  if (!('accessKeyId' in source) || !secret || !('accessKeySecret' in secret)) throw missing();
  const { accessKeySecret } = secret;
  const securityToken = 'securityToken' in secret ? secret.securityToken : undefined;
  return {
    accessKeyId: source.accessKeyId,
    accessKeySecret,
    ...(securityToken !== undefined && { securityToken }),
  };
}

/** The address that a profile's credentials are fetched from. */
export function uriOf({ secret }: OpenProfile): string {
  if (secret?.mode !== 'CredentialsURI') throw missing();
  return secret.uri;
}

/** A sign-in is over after some hours, and only the person can renew it. */
export function ssoTokenOf({ secret }: OpenProfile, now: number): string {
  if (secret?.mode !== 'CloudSSO' || secret.expiresAt <= now) {
    throw new ProblemError({ kind: 'sign-in-needed' });
  }
  return secret.accessToken;
}

const missing = () => new ProblemError({ kind: 'secret-missing' });
