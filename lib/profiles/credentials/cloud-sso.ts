import * as v from 'valibot';
import type { TemporaryCredentials } from '../../aliyun/sts.ts';
import { ProblemError } from '../../problem.ts';
import type { SourceOf } from '../modes/source.ts';
import { callSso, everyPage, type Fetch, readSso, Text } from './cloud-sso-call.ts';
import { TripleAnswer, toTemporary } from './credentials-uri.ts';

/** Something to choose from. */
export interface Choice {
  id: string;
  name: string;
}

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
  const body = await callSso(fetch, signInUrl, 'cloud-credentials', { json, token });
  return toTemporary(readSso(CloudCredentialAnswer, body, signInUrl).CloudCredential);
}
