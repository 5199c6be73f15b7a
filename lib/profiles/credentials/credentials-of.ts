import type { Client } from '../../aliyun/client.ts';
import type { CredentialsProvider } from '../../aliyun/credentials.ts';
import { assumeRole, type TemporaryCredentials } from '../../aliyun/sts.ts';
import { ProblemError } from '../../problem.ts';
import type { SourceOf } from '../modes/source.ts';
import type { ProfileStore } from '../store.ts';
import { chainOf } from './chain.ts';
import { cloudCredentials } from './cloud-sso.ts';
import { fetchCredentials } from './credentials-uri.ts';
import { keyOf, ssoTokenOf, uriOf } from './opened.ts';
import type { Sessions } from './sessions.ts';

export interface CredentialsParts {
  profiles: ProfileStore;
  sessions: Sessions;
  /** Calls STS. */
  client: Client;
  /** Reaches what is not the OpenAPI: a credentials URI, and CloudSSO. */
  fetch: typeof globalThis.fetch;
  /** Alibaba's time as far as it is known, ms since the epoch. */
  now(): number;
}

/** Gives the provider of a profile's credentials, whatever its mode. */
export type CredentialsOf = (profileId: string) => CredentialsProvider;

/** AssumeRole is a part of the wait for a ticket, which gets 15 s in all. */
const ASSUME_DEADLINE_MS = 12_000;

/**
 * Makes the one way to credentials. A provider looks the profile up each time that it is asked: it
 * may have changed since.
 */
export function createCredentialsOf(parts: CredentialsParts): CredentialsOf {
  const { profiles, sessions, client, fetch, now } = parts;

  const credentialsOf: CredentialsOf = (profileId) => async (refused) => {
    const [{ source }] = chainOf((await profiles.list()).profiles, profileId);
    if (source.mode === 'StsToken' && (refused || (source.expiresAt ?? Infinity) <= now())) {
      throw new ProblemError({ kind: 'expired-token' });
    }
    if (source.mode === 'AK' || source.mode === 'StsToken') {
      return keyOf(await profiles.open(profileId));
    }
    return sessions.provider(profileId, () => renew(profileId))(refused);
  };

  async function renew(profileId: string): Promise<TemporaryCredentials> {
    const opened = await profiles.open(profileId);
    const { source } = opened.profile;
    switch (source.mode) {
      case 'RamRoleArn':
        return assume(source, async () => keyOf(opened));
      case 'ChainableRamRoleArn':
        return assume(source, credentialsOf(source.sourceProfileId));
      case 'CredentialsURI':
        return fetchCredentials(fetch, uriOf(opened));
      case 'CloudSSO':
        return cloudCredentials(fetch, source, ssoTokenOf(opened, now()));
      default:
        throw new ProblemError({ kind: 'bad-request' });
    }
  }

  function assume(
    role: SourceOf<'RamRoleArn' | 'ChainableRamRoleArn'>,
    credentials: CredentialsProvider,
  ): Promise<TemporaryCredentials> {
    const { stsRegionId: stsRegion, stsEndpoint: endpoint } = role;
    const target = { credentials, stsRegion, endpoint, deadlineMs: ASSUME_DEADLINE_MS };
    return assumeRole(client, target, role);
  }

  return credentialsOf;
}
