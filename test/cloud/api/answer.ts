import type { ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';

/** An answer before it is written: a result, or an error in Alibaba's form. */
export interface Outcome {
  status: number;
  body: object;
  /** `ok`, or the error's code. */
  verdict: string;
  retryAfterMs?: number;
}

export function success(body: object): Outcome {
  return { status: 200, body, verdict: 'ok' };
}

/** What the caller is told of an error; one that is no ApiError is our own fault, and is reported. */
export function failureOf(error: unknown, host: string, warn: (message: string) => void): Outcome {
  if (!(error instanceof ApiError)) {
    warn(`The local cloud itself failed: ${error instanceof Error ? error.stack : String(error)}`);
    return failureOf(new ApiError(500, 'InternalError', 'The local cloud failed.'), host, warn);
  }
  const { retryAfterMs, accessDenied } = error.more;
  return {
    status: error.status,
    verdict: error.code,
    body: {
      HostId: host,
      Code: error.code,
      Message: error.message,
      Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(error.code)}`,
      ...(accessDenied && { AccessDeniedDetail: accessDenied }),
    },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Writes the answer. `now` is the cloud's time, which clients read from the Date header. */
export function send(
  response: ServerResponse,
  requestId: string,
  outcome: Outcome,
  now: number,
): void {
  response.writeHead(outcome.status, {
    'content-type': 'application/json;charset=utf-8',
    date: new Date(now).toUTCString(),
    'x-acs-request-id': requestId,
    ...(outcome.retryAfterMs !== undefined && {
      'x-acs-retry-after': String(outcome.retryAfterMs),
    }),
  });
  response.end(JSON.stringify({ RequestId: requestId, ...outcome.body }));
}
