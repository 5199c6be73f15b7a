/** An AccessKey as the API takes it. Exists in clear in `lib/profiles` and the background only. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  /** Comes with temporary keys (`STS.…`), which are worth nothing without it. */
  securityToken?: string;
}

/**
 * Gives the credentials to sign the next attempt with. Given `refused`, the server has just called
 * those expired: the provider answers with others, or rejects. Many calls may ask at once; one that
 * holds other credentials than `refused` already answers with them, without renewing again.
 */
export type CredentialsProvider = (refused?: Credentials) => Promise<Credentials>;

/** Credentials that stay as they are, or somebody who renews them. */
export type CredentialsSource = Credentials | CredentialsProvider;

export async function resolveCredentials(
  source: CredentialsSource,
  refused?: Credentials,
): Promise<Credentials> {
  return typeof source === 'function' ? source(refused) : source;
}
