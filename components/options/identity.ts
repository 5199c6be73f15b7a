import type { CallerIdentity } from '../../lib/aliyun/sts.ts';

/**
 * Who a key acts as, without the account: `user/ops` of `acs:ram::123:user/ops`. The key of an
 * account itself (`acs:ram::123:root`) acts as nobody in it.
 */
export function actorOf(identity: CallerIdentity): string | undefined {
  if (identity.identityType === 'Account') return undefined;
  return identity.arn.split(':').at(-1);
}

/** An AccessKey ID with its middle left out: enough to tell two apart, too little to copy. */
export const shortenKeyId = (id: string): string =>
  id.length <= 12 ? id : `${id.slice(0, 6)}…${id.slice(-4)}`;
