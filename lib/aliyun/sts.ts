import * as v from 'valibot';
import { readBody, Text } from './answer.ts';
import type { Client, Patience } from './client.ts';
import type { Credentials, CredentialsSource } from './credentials.ts';
import { stsEndpoint } from './endpoints.ts';
import type { Params } from './query.ts';

/** Where a call to STS goes, with whose key, and how long somebody waits for it. */
export interface StsTarget extends Patience {
  credentials: CredentialsSource;
  /** The profile's region for STS, which is not its region for ECS. */
  stsRegion?: string | undefined;
  /** The profile's own host for STS. */
  endpoint?: string | undefined;
}

/** Who a key belongs to, as STS says. */
export interface CallerIdentity {
  accountId: string;
  arn: string;
  /** `Account`, `RAMUser`, `AssumedRoleUser`. */
  identityType: string;
}

/** Whose role, and how to wear it. */
export interface RoleSession {
  /** `acs:ram::<account>:role/<name>` */
  roleArn: string;
  /** 2 to 64 letters, digits or any of `.@-_`. */
  sessionName: string;
  /** From 900 up to the role's own maximum; 3600 where it is left out. */
  durationSeconds?: number | undefined;
  /** What the role's trust policy may ask of callers from other accounts. */
  externalId?: string | undefined;
}

export interface TemporaryCredentials extends Credentials {
  securityToken: string;
  /** Milliseconds since the epoch, by Alibaba's clock. */
  expiresAt: number;
}

const IdentityAnswer = v.object({
  AccountId: Text,
  Arn: v.fallback(v.string(), ''),
  IdentityType: v.fallback(v.string(), ''),
});

const RoleAnswer = v.object({
  Credentials: v.object({
    AccessKeyId: Text,
    AccessKeySecret: Text,
    SecurityToken: Text,
    Expiration: v.pipe(Text, v.transform(Date.parse), v.number()),
  }),
});

/** Asks who the key belongs to. Needs no permission, so that it tests the key and nothing else. */
export async function getCallerIdentity(
  client: Client,
  target: StsTarget,
): Promise<CallerIdentity> {
  const answer = await callSts(client, target, 'GetCallerIdentity', {}, IdentityAnswer);
  return { accountId: answer.AccountId, arn: answer.Arn, identityType: answer.IdentityType };
}

/** Gets a temporary key for a role. The account's own key may not: it answers `NoPermission`. */
export async function assumeRole(
  client: Client,
  target: StsTarget,
  { roleArn, sessionName, durationSeconds, externalId }: RoleSession,
): Promise<TemporaryCredentials> {
  const params = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: durationSeconds,
    ExternalId: externalId,
  };
  const { Credentials: key } = await callSts(client, target, 'AssumeRole', params, RoleAnswer);
  return {
    accessKeyId: key.AccessKeyId,
    accessKeySecret: key.AccessKeySecret,
    securityToken: key.SecurityToken,
    expiresAt: key.Expiration,
  };
}

async function callSts<const S extends v.GenericSchema>(
  client: Client,
  { credentials, stsRegion, endpoint, ...patience }: StsTarget,
  action: 'AssumeRole' | 'GetCallerIdentity',
  params: Params,
  schema: S,
): Promise<v.InferOutput<S>> {
  const host = stsEndpoint(stsRegion, endpoint);
  const request = { product: 'sts', action, endpoint: host, params, credentials } as const;
  const body = await client.call({ ...request, ...patience });
  return readBody(schema, body, { action, host });
}
