import * as v from 'valibot';
import { ProfileId, RegionId } from '../../instance-ref.ts';
import { AccessKeyId, AccountId, ExpiresAt, StsHost, text } from './fields.ts';

/**
 * The aliyun CLI's own id at CloudSSO. CloudSSO lets nobody register another one, so its consent
 * page names the CLI whoever shows it (read from aliyun-cli, `cloudsso/`).
 */
export const CLI_CLIENT_ID = 'app-vaz16tltdxs96audqf35';

/** What AssumeRole is asked, and where; the limits are those of its documentation. */
const role = {
  roleArn: text(/^acs:ram::\d+:role\/[\w.@-]{1,64}$/),
  sessionName: text(/^[A-Za-z0-9.@_-]{2,64}$/),
  durationSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(43_200))),
  externalId: v.optional(text(/^.{2,1224}$/)),
  stsRegionId: v.optional(RegionId),
  stsEndpoint: v.optional(StsHost),
};

/**
 * The one origin that a credentials URI is fetched from. Plain HTTP never leaves this computer: what
 * comes back are credentials.
 */
const CredentialsOrigin = v.pipe(
  v.string(),
  v.url(),
  v.check((origin) => {
    // A pipe goes on after an issue.
    if (!URL.canParse(origin)) return false;
    const { protocol, hostname, origin: own } = new URL(origin);
    if (origin !== own) return false;
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  }),
);

const LOOPBACK = ['localhost', '127.0.0.1'];

const SignInUrl = v.pipe(
  v.string(),
  v.trim(),
  v.url(),
  v.check((url) => URL.canParse(url) && new URL(url).protocol === 'https:'),
);

export const AkSource = v.object({ mode: v.literal('AK'), accessKeyId: AccessKeyId });

export const StsTokenSource = v.object({
  mode: v.literal('StsToken'),
  accessKeyId: AccessKeyId,
  expiresAt: v.optional(ExpiresAt),
});

export const RamRoleArnSource = v.object({
  mode: v.literal('RamRoleArn'),
  accessKeyId: AccessKeyId,
  ...role,
});

export const ChainableRamRoleArnSource = v.object({
  mode: v.literal('ChainableRamRoleArn'),
  /** The profile whose credentials assume the role. */
  sourceProfileId: ProfileId,
  ...role,
});

export const CredentialsUriSource = v.object({
  mode: v.literal('CredentialsURI'),
  /** The address itself may hold a token, and so is a part of the secret. */
  origin: CredentialsOrigin,
});

export const CloudSsoSource = v.object({
  mode: v.literal('CloudSSO'),
  signInUrl: SignInUrl,
  accountId: v.optional(AccountId),
  accessConfigurationId: v.optional(text(/^[\w-]{1,64}$/)),
  clientId: v.optional(text(/^[\w-]{1,64}$/), CLI_CLIENT_ID),
});

/** Where a profile's credentials come from, without what is secret about it. */
export const Source = v.variant('mode', [
  AkSource,
  StsTokenSource,
  RamRoleArnSource,
  ChainableRamRoleArnSource,
  CredentialsUriSource,
  CloudSsoSource,
]);
export type Source = v.InferOutput<typeof Source>;

/** The modes that we can work with, by the aliyun CLI's names. */
export const MODES = Source.options.map(({ entries }) => entries.mode.literal);
export type Mode = Source['mode'];

export type SourceOf<M extends Mode> = Extract<Source, { mode: M }>;
