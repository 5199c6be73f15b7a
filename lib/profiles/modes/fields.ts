import * as v from 'valibot';

/** Text that is typed or pasted: the white space around it was never meant. */
export const text = (pattern: RegExp) => v.pipe(v.string(), v.trim(), v.regex(pattern));

/** A host as people write it (`https://Host/`) and as the CLI stores it; only the host is kept. */
const host = (pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.transform((typed) =>
      typed
        .trim()
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, ''),
    ),
    v.regex(pattern),
  );

export const AccessKeyId = text(/^[A-Za-z0-9._-]{8,128}$/);
export const AccessKeySecret = text(/^\S{8,256}$/);
export const SecurityToken = text(/^\S{8,8192}$/);
export const AccountId = text(/^\d{6,32}$/);

/** Signed requests go to hosts of the product that they are signed for. */
export const EcsHost = host(/^ecs[a-z0-9.-]*\.aliyuncs\.com$/);
export const StsHost = host(/^sts[a-z0-9.-]*\.aliyuncs\.com$/);

/** Milliseconds since the epoch, by Alibaba's clock. */
export const ExpiresAt = v.pipe(v.number(), v.integer(), v.minValue(0));
