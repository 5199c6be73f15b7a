import { type Problem, ProblemError } from '../problem.ts';

/** What went wrong with a call, by what a person can do about it. `docs/errors.md` lists the codes. */
export type AliyunErrorKind =
  /** The AccessKey ID does not exist. */
  | 'unknown-key'
  /** The AccessKey is disabled. */
  | 'disabled-key'
  /** The signature does not match although our string to sign is the server's: the secret is wrong. */
  | 'wrong-secret'
  /** The server signed something else than we did: a bug of ours, or a proxy that rewrites. */
  | 'signature-bug'
  /** A temporary key's token is missing, malformed or over. */
  | 'expired-token'
  /** This computer's clock is off by more than 15 minutes. */
  | 'clock'
  /** RAM does not allow the action. */
  | 'no-permission'
  /** The account is not verified, locked, or under risk control. */
  | 'account-blocked'
  | 'unknown-region'
  | 'unknown-instance'
  /** The instance exists, but not in that region. */
  | 'wrong-region'
  /** The instance is not running. */
  | 'not-running'
  /** The instance can't be reached yet; try again. */
  | 'not-ready'
  /** The instance's type has no VNC console. */
  | 'unsupported'
  | 'throttled'
  /** Alibaba's fault, or a passing one. */
  | 'server'
  /** No answer: no network, a blocked host, or a deadline that passed. */
  | 'network'
  | 'timeout'
  /** The browser withholds our permission for the host. */
  | 'host-permission'
  /** A code that we do not know; it is shown as it is. */
  | 'other';

/** Everything that is known about a failure. Nothing in it is secret. */
export interface AliyunErrorDetails {
  kind: AliyunErrorKind;
  /** Alibaba's code, such as `InvalidInstanceId.NotFound`. */
  code?: string | undefined;
  /** The HTTP status. */
  status?: number | undefined;
  requestId?: string | undefined;
  action?: string | undefined;
  host?: string | undefined;
  retryAfterMs?: number | undefined;
  /** The server's clock, in milliseconds since the epoch: tells how far off ours is. */
  serverDate?: number | undefined;
  /** For `clock`: how far the server's clock is ahead of this computer's, ms. */
  skewMs?: number | undefined;
}

/**
 * A call that failed. Its message is made of the details alone: the server's own sentence may quote
 * the request, and so never leaves `lib/aliyun`.
 */
export class AliyunError extends Error {
  override readonly name = 'AliyunError';
  readonly kind: AliyunErrorKind;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly action: string | undefined;
  readonly host: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly serverDate: number | undefined;
  readonly skewMs: number | undefined;

  constructor(details: AliyunErrorDetails, options?: ErrorOptions) {
    super(describe(details), options);
    this.kind = details.kind;
    this.code = details.code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.action = details.action;
    this.host = details.host;
    this.retryAfterMs = details.retryAfterMs;
    this.serverDate = details.serverDate;
    this.skewMs = details.skewMs;
  }
}

/** A line for the log of a developer. People get their sentences from the components. */
function describe({ kind, code, status, requestId, action, host }: AliyunErrorDetails): string {
  const facts = [
    code,
    status && `HTTP ${status}`,
    host && `host ${host}`,
    requestId && `request ${requestId}`,
  ].filter(Boolean);
  const what = `${action ?? 'The call'} failed: ${kind}`;
  return facts.length > 0 ? `${what} (${facts.join(', ')})` : what;
}

/** Makes any failure fit to travel to another page. What we don't know becomes `other`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof AliyunError)) return { kind: 'other' };
  const { kind, code, requestId, host, action, retryAfterMs, skewMs } = error;
  return {
    kind,
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
    ...(host !== undefined && { host }),
    ...(action !== undefined && { action }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(skewMs !== undefined && { skewMs }),
  };
}
