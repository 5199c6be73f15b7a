import { sha256 } from '../../aliyun/signature.ts';
import { ProblemError } from '../../problem.ts';
import type { SourceOf } from '../modes/source.ts';
import type { OpenProfile, ProfileStore } from '../store.ts';
import { type Choice, listAccounts, listConfigurations } from './cloud-sso.ts';
import { askForToken, type Device, startDevice } from './cloud-sso-device.ts';
import { ssoTokenOf } from './opened.ts';
import type { SealedMap } from './sealed-map.ts';

/** What the person needs to sign in: the page, and the code to compare. */
export type StartedSignIn = Pick<Device, 'userCode' | 'verificationUrl' | 'intervalMs'>;

export type SignInState = 'pending' | 'over' | 'signed-in';

/** Signing in to CloudSSO, by the device flow (RFC 8628), for a profile that is stored already. */
export interface SignIns {
  start(profileId: string): Promise<StartedSignIn>;
  /** Asks once. The page that waits asks again, for the background may stop in between. */
  poll(profileId: string): Promise<SignInState>;
  accounts(profileId: string): Promise<Choice[]>;
  configurations(profileId: string, accountId: string): Promise<Choice[]>;
}

export interface SignInsParts {
  profiles: ProfileStore;
  started: SealedMap<Device>;
  fetch: typeof globalThis.fetch;
  /** Alibaba's time as far as it is known, ms since the epoch. */
  now(): number;
}

export function createSignIns({ profiles, started, fetch, now }: SignInsParts): SignIns {
  const open = async (profileId: string) => {
    const opened = await profiles.open(profileId);
    return { opened, source: ssoSourceOf(opened) };
  };

  return {
    async start(profileId) {
      const { source } = await open(profileId);
      const device = await startDevice(fetch, source, await newVerifier());
      await started.set(profileId, device);
      const { userCode, verificationUrl, intervalMs } = device;
      return { userCode, verificationUrl, intervalMs };
    },

    async poll(profileId) {
      const { source } = await open(profileId);
      const device = await started.get(profileId);
      if (!device) return 'over';
      const answer = await askForToken(fetch, source, device);
      if (answer.state === 'pending') return 'pending';
      await started.remove(profileId);
      if (answer.state === 'over') return 'over';
      const { accessToken, expiresInMs } = answer;
      const expiresAt = Math.floor(now() + expiresInMs);
      await profiles.setSecret(profileId, { mode: 'CloudSSO', accessToken, expiresAt });
      return 'signed-in';
    },

    async accounts(profileId) {
      const { opened, source } = await open(profileId);
      return listAccounts(fetch, source.signInUrl, ssoTokenOf(opened, now()));
    },

    async configurations(profileId, accountId) {
      const { opened, source } = await open(profileId);
      return listConfigurations(fetch, source.signInUrl, ssoTokenOf(opened, now()), accountId);
    },
  };
}

function ssoSourceOf({ profile: { source } }: OpenProfile): SourceOf<'CloudSSO'> {
  if (source.mode !== 'CloudSSO') throw new ProblemError({ kind: 'bad-request' });
  return source;
}

/** PKCE (RFC 7636): 32 random bytes, and what their text hashes to. */
async function newVerifier(): Promise<{ codeVerifier: string; challenge: string }> {
  const codeVerifier = base64Url(crypto.getRandomValues(new Uint8Array(32)));
  return { codeVerifier, challenge: base64Url(new Uint8Array(await sha256(codeVerifier))) };
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
