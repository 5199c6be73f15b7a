import type { Credentials, CredentialsProvider } from '../aliyun/credentials.ts';

/** A vault that locks itself without a word is noticed after this long. */
const KEPT_MS = 10_000;

/**
 * The same provider for many calls in a row: what it gave serves for some seconds, for it reads and
 * decrypts a profile each time. One that the server has refused is asked for anew.
 */
export function keepKey(provider: CredentialsProvider, now: () => number): CredentialsProvider {
  let kept: { at: number; key: Promise<Credentials> } | undefined;
  return (refused) => {
    if (!kept || refused || now() - kept.at >= KEPT_MS) {
      kept = { at: now(), key: provider(refused) };
    }
    return kept.key;
  };
}
