import * as v from 'valibot';
import type { TemporaryCredentials } from '../../aliyun/sts.ts';
import { AccessKeyId, AccessKeySecret, SecurityToken } from '../modes/fields.ts';
import { exchangeJson, hostProblem } from './json-exchange.ts';

/** A triple and its end, as Alibaba's tools pass it around. */
export const TripleAnswer = v.object({
  AccessKeyId,
  AccessKeySecret,
  SecurityToken,
  Expiration: v.pipe(v.string(), v.transform(Date.parse), v.number(), v.finite()),
});

export const toTemporary = (triple: v.InferOutput<typeof TripleAnswer>): TemporaryCredentials => ({
  accessKeyId: triple.AccessKeyId,
  accessKeySecret: triple.AccessKeySecret,
  securityToken: triple.SecurityToken,
  expiresAt: triple.Expiration,
});

const UriAnswer = v.object({ Code: v.literal('Success'), ...TripleAnswer.entries });

/**
 * Gets temporary credentials from the person's own server, by the form that Alibaba's SDKs know:
 * `{"Code":"Success","AccessKeyId":…}`. Rejects with 'bad-credentials' for any other answer.
 */
export async function fetchCredentials(
  fetch: typeof globalThis.fetch,
  uri: string,
): Promise<TemporaryCredentials> {
  const { status, body } = await exchangeJson(fetch, uri);
  const answer = v.safeParse(UriAnswer, body);
  if (status !== 200 || !answer.success) throw hostProblem('bad-credentials', uri);
  return toTemporary(answer.output);
}
