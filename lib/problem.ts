import type { AliyunErrorKind } from './aliyun/errors.ts';

/** What can go wrong outside the API itself. */
export type OwnProblemKind =
  /** There is no profile yet, or the one that was asked for is gone. */
  | 'no-profile'
  /** The secret of the profile can't be decrypted (the browser's key is gone). */
  | 'secret-lost'
  /** More tickets were asked for than Alibaba's limit of reconnects allows; `retryAfterMs` says when. */
  | 'too-many-connections'
  /** The ticket is not a VNC address of Alibaba's; `host` names what was refused. */
  | 'bad-ticket'
  /** A message had the wrong shape: a bug of ours, or a page that tries things. */
  | 'bad-request';

export type ProblemKind = AliyunErrorKind | OwnProblemKind;

/**
 * A failure as it travels between our pages: plain data, free of secrets. The components give it
 * words (`components/shared/problem-text.ts`), nobody else does.
 */
export interface Problem {
  kind: ProblemKind;
  /** Alibaba's own code, such as `InvalidInstanceId.NotFound`. */
  code?: string;
  /** Alibaba's request id: support asks for it. */
  requestId?: string;
  /** The host that could not be reached, or that was refused. */
  host?: string;
  /** The API action that was called. */
  action?: string;
  /** Milliseconds after which another try makes sense. */
  retryAfterMs?: number;
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };
