import * as v from 'valibot';
import { AccessKeySecret, ExpiresAt, SecurityToken } from './fields.ts';
import type { Mode } from './source.ts';

/** What is secret about a profile, by its mode. The vault seals it as one JSON text. */
export const Secret = v.variant('mode', [
  v.object({ mode: v.literal('AK'), accessKeySecret: AccessKeySecret }),
  v.object({
    mode: v.literal('StsToken'),
    accessKeySecret: AccessKeySecret,
    securityToken: SecurityToken,
  }),
  v.object({
    mode: v.literal('RamRoleArn'),
    accessKeySecret: AccessKeySecret,
    /** Where a temporary key assumes the role. */
    securityToken: v.optional(SecurityToken),
  }),
  v.object({ mode: v.literal('CredentialsURI'), uri: v.pipe(v.string(), v.trim(), v.url()) }),
  v.object({
    mode: v.literal('CloudSSO'),
    accessToken: SecurityToken,
    expiresAt: ExpiresAt,
  }),
]);
export type Secret = v.InferOutput<typeof Secret>;

/**
 * Whether a profile of this mode is of no use without a secret. A chained one borrows another
 * profile's, and CloudSSO gets its own by signing in.
 */
export const needsSecret = (mode: Mode): boolean =>
  mode !== 'ChainableRamRoleArn' && mode !== 'CloudSSO';
