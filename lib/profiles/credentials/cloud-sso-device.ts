import * as v from 'valibot';
import { ProblemError } from '../../problem.ts';
import type { SourceOf } from '../modes/source.ts';
import { callSso, type Fetch, readSso, Text } from './cloud-sso-call.ts';

type SsoSource = Pick<SourceOf<'CloudSSO'>, 'signInUrl' | 'clientId'>;

/** A sign-in that was started. The two codes and the verifier are secret. */
export interface Device {
  deviceCode: string;
  /** PKCE's: proves that who asks for the token is who started. */
  codeVerifier: string;
  /** What the person compares with what Alibaba's page shows. */
  userCode: string;
  /** Where the person signs in. */
  verificationUrl: string;
  intervalMs: number;
}

export type TokenAnswer =
  | { state: 'pending' }
  /** The sign-in has to be started anew. */
  | { state: 'over' }
  | { state: 'signed-in'; accessToken: string; expiresInMs: number };

const Seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(86_400));

const DeviceAnswer = v.object({
  DeviceCode: Text,
  UserCode: Text,
  VerificationUriComplete: v.pipe(Text, v.url(), v.startsWith('https://')),
  Interval: v.fallback(Seconds, 5),
});

const TokenBody = v.object({ AccessToken: Text, ExpiresIn: Seconds });

/** Starts a sign-in. `challenge` is the SHA-256 of `codeVerifier`, base64url without padding. */
export async function startDevice(
  fetch: Fetch,
  { signInUrl, clientId }: SsoSource,
  { codeVerifier, challenge }: { codeVerifier: string; challenge: string },
): Promise<Device> {
  const body = await callSso(fetch, signInUrl, 'device-authorization', {
    json: {
      PortalUrl: signInUrl,
      CodeChallenge: challenge,
      ClientId: clientId,
      CodeChallengeMethod: 'S256',
    },
  });
  const answer = readSso(DeviceAnswer, body, signInUrl);
  return {
    codeVerifier,
    deviceCode: answer.DeviceCode,
    userCode: answer.UserCode,
    verificationUrl: answer.VerificationUriComplete,
    intervalMs: answer.Interval * 1000,
  };
}

/** Asks once whether the person has signed in. */
export async function askForToken(
  fetch: Fetch,
  { signInUrl, clientId }: SsoSource,
  { deviceCode, codeVerifier }: Device,
): Promise<TokenAnswer> {
  const json = {
    CodeVerifier: codeVerifier,
    ClientId: clientId,
    DeviceCode: deviceCode,
    GrantType: 'urn:ietf:params:oauth:grant-type:device_code',
  };
  try {
    const { AccessToken, ExpiresIn } = readSso(
      TokenBody,
      await callSso(fetch, signInUrl, 'token', { json }),
      signInUrl,
    );
    return { state: 'signed-in', accessToken: AccessToken, expiresInMs: ExpiresIn * 1000 };
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : undefined;
    if (code === 'AuthorizationPending' || code === 'SlowDown') return { state: 'pending' };
    if (code === 'InvalidDeviceCodeError') return { state: 'over' };
    throw error;
  }
}
