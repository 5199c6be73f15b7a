import * as v from 'valibot';
import { requestIdOf } from '../../aliyun/response.ts';
import type { TemporaryCredentials } from '../../aliyun/sts.ts';
import { ProblemError } from '../../problem.ts';
import type { SourceOf } from '../modes/source.ts';
import { TripleAnswer, toTemporary } from './credentials-uri.ts';
import { exchangeJson, hostProblem } from './json-exchange.ts';

type Fetch = typeof globalThis.fetch;

/** Every address of CloudSSO lies at the origin of the sign-in URL. */
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

/** Something to choose from. */
export interface Choice {
  id: string;
  name: string;
}

const Text = v.pipe(v.string(), v.nonEmpty());
const Seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(86_400));

const DeviceAnswer = v.object({
  DeviceCode: Text,
  UserCode: Text,
  VerificationUriComplete: v.pipe(Text, v.url(), v.startsWith('https://')),
  Interval: v.fallback(Seconds, 5),
});

const TokenBody = v.object({ AccessToken: Text, ExpiresIn: Seconds });
const Refusal = v.object({ ErrorCode: Text });

const page = <const S extends v.GenericSchema>(entries: S) =>
  v.intersect([entries, v.object({ NextToken: v.nullish(v.string()) })]);

const AccountsAnswer = page(
  v.object({
    Accounts: v.array(v.object({ AccountId: Text, DisplayName: v.fallback(v.string(), '') })),
  }),
);

const ConfigurationsAnswer = page(
  v.object({
    AccessConfigurationsForAccount: v.array(
      v.object({
        AccessConfigurationId: Text,
        AccessConfigurationName: v.fallback(v.string(), ''),
      }),
    ),
  }),
);

const CloudCredentialAnswer = v.object({ CloudCredential: TripleAnswer });

/** Starts a sign-in. `challenge` is the SHA-256 of `codeVerifier`, base64url without padding. */
export async function startDevice(
  fetch: Fetch,
  { signInUrl, clientId }: SsoSource,
  { codeVerifier, challenge }: { codeVerifier: string; challenge: string },
): Promise<Device> {
  const body = await call(fetch, signInUrl, 'device-authorization', {
    json: {
      PortalUrl: signInUrl,
      CodeChallenge: challenge,
      ClientId: clientId,
      CodeChallengeMethod: 'S256',
    },
  });
  const answer = read(DeviceAnswer, body, signInUrl);
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
    const { AccessToken, ExpiresIn } = read(
      TokenBody,
      await call(fetch, signInUrl, 'token', { json }),
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

/** The accounts that the person may use. */
export async function listAccounts(
  fetch: Fetch,
  signInUrl: string,
  token: string,
): Promise<Choice[]> {
  const path = 'access-assignments/accounts';
  const answers = await everyPage(fetch, signInUrl, token, path, {}, AccountsAnswer);
  return answers
    .flatMap(({ Accounts }) => Accounts)
    .map(({ AccountId: id, DisplayName }) => ({ id, name: DisplayName || id }));
}

/** What the person may be in an account. */
export async function listConfigurations(
  fetch: Fetch,
  signInUrl: string,
  token: string,
  accountId: string,
): Promise<Choice[]> {
  const path = 'access-assignments/access-configurations';
  const query = { AccountId: accountId };
  const answers = await everyPage(fetch, signInUrl, token, path, query, ConfigurationsAnswer);
  return answers
    .flatMap(({ AccessConfigurationsForAccount }) => AccessConfigurationsForAccount)
    .map(({ AccessConfigurationId: id, AccessConfigurationName: name }) => ({
      id,
      name: name || id,
    }));
}

/** Temporary credentials for the account and access configuration that were chosen. */
export async function cloudCredentials(
  fetch: Fetch,
  { signInUrl, accountId, accessConfigurationId }: SourceOf<'CloudSSO'>,
  token: string,
): Promise<TemporaryCredentials> {
  if (!accountId || !accessConfigurationId) throw new ProblemError({ kind: 'sign-in-needed' });
  const json = { AccountId: accountId, AccessConfigurationId: accessConfigurationId };
  const body = await call(fetch, signInUrl, 'cloud-credentials', { json, token });
  return toTemporary(read(CloudCredentialAnswer, body, signInUrl).CloudCredential);
}

interface Call {
  query?: Record<string, string>;
  /** Makes it a POST. */
  json?: Record<string, string>;
  token?: string;
}

async function call(
  fetch: Fetch,
  signInUrl: string,
  path: string,
  { query, json, token }: Call,
): Promise<unknown> {
  const url = new URL(`/${path}`, signInUrl);
  url.search = new URLSearchParams(query).toString();
  const { status, body } = await exchangeJson(fetch, url.href, {
    method: json ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      ...(json && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(json && { body: JSON.stringify(json) }),
  });
  if (status === 200) return body;
  if (status === 401 && token) throw new ProblemError({ kind: 'sign-in-needed' });
  throw refusal(body, status, url.host);
}

/** Only words that can't quote what we sent go on. */
function refusal(body: unknown, status: number, host: string): ProblemError {
  const answer = v.safeParse(Refusal, body);
  const code = answer.success && /^[\w.-]{1,100}$/.test(answer.output.ErrorCode);
  const requestId = requestIdOf(body);
  return new ProblemError({
    kind: status >= 500 ? 'server' : 'other',
    host,
    ...(code && { code: answer.output.ErrorCode }),
    ...(requestId !== undefined && { requestId }),
  });
}

function read<const S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  signInUrl: string,
): v.InferOutput<S> {
  const answer = v.safeParse(schema, body);
  if (!answer.success) throw hostProblem('server', signInUrl);
  return answer.output;
}

/** As many pages as anybody could look through; more is a server that goes round in circles. */
const PAGES_MAX = 50;

async function everyPage<
  const S extends v.GenericSchema<unknown, { NextToken?: string | null | undefined }>,
>(
  fetch: Fetch,
  signInUrl: string,
  token: string,
  path: string,
  fixed: Record<string, string>,
  schema: S,
): Promise<v.InferOutput<S>[]> {
  const answers: v.InferOutput<S>[] = [];
  let next: string | null | undefined;
  do {
    const query = { ...fixed, MaxResults: '100', ...(next && { NextToken: next }) };
    const answer: v.InferOutput<S> = read(
      schema,
      await call(fetch, signInUrl, path, { query, token }),
      signInUrl,
    );
    answers.push(answer);
    next = answer.NextToken;
  } while (next && answers.length < PAGES_MAX);
  return answers;
}
