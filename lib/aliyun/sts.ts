import * as v from 'valibot';
import type { Client } from './client.ts';
import type { Credentials } from './credentials.ts';
import { stsEndpoint } from './endpoints.ts';
import { AliyunError } from './errors.ts';

/** Who a key belongs to, as STS says. */
export interface CallerIdentity {
  accountId: string;
  arn: string;
  /** `Account`, `RAMUser`, `AssumedRoleUser`. */
  identityType: string;
}

const IdentityAnswer = v.object({
  AccountId: v.pipe(v.string(), v.nonEmpty()),
  Arn: v.fallback(v.string(), ''),
  IdentityType: v.fallback(v.string(), ''),
});

/** Asks who the key belongs to. Needs no permission, so that it tests the key and nothing else. */
export async function getCallerIdentity(
  client: Client,
  {
    credentials,
    endpoint,
    signal,
  }: {
    credentials: Credentials;
    endpoint?: string | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<CallerIdentity> {
  const action = 'GetCallerIdentity';
  const host = stsEndpoint(undefined, endpoint);
  const body = await client.call({ product: 'sts', action, endpoint: host, credentials, signal });
  const answer = v.safeParse(IdentityAnswer, body);
  if (!answer.success) throw new AliyunError({ kind: 'server', action, host });
  const { AccountId, Arn, IdentityType } = answer.output;
  return { accountId: AccountId, arn: Arn, identityType: IdentityType };
}
