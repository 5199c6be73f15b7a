import type { AliyunErrorKind } from './aliyun/errors.ts';

/** What can go wrong outside the API itself. */
export type OwnProblemKind =
  /** There is no profile yet, or the one that was asked for is gone. */
  | 'no-profile'
  /** There are profiles, and all belong to other accounts than the console's. */
  | 'no-profile-fits'
  /** The profile lacks its secret: it was imported without. */
  | 'secret-missing'
  /** A chain of profiles comes back to itself; `reason` names them in order. */
  | 'profile-cycle'
  /** The CloudSSO sign-in is over, was never made, or nothing was chosen after it. */
  | 'sign-in-needed'
  /** The person's own server at `host` answers, but not with credentials. */
  | 'bad-credentials'
  /** The vault is locked: it takes the passphrase to go on. */
  | 'vault-locked'
  | 'wrong-passphrase'
  /** The vault, or a secret in it, can't be decrypted: its key is gone or it was changed. */
  | 'vault-damaged'
  /** More tickets were asked for than Alibaba's limit of reconnects allows; `retryAfterMs` says when. */
  | 'too-many-connections'
  /** The ticket is not a VNC address of Alibaba's; `host` names what was refused. */
  | 'bad-ticket'
  /** A message, or the address of a page, had the wrong shape. */
  | 'bad-request'
  /** The VNC proxy at `host` did not accept the connection. */
  | 'connection-refused'
  /** A connection that worked has ended; `reason` is what the server said, if anything. */
  | 'connection-lost'
  /** A connection that worked says nothing any more, and does not answer. */
  | 'connection-silent'
  /** The proxy at `host` took no connection; it may want the address of Alibaba's own page. */
  | 'origin-permission'
  /** Connections are ended within seconds: somebody else has the screen. */
  | 'taken-over'
  /** A viewer of ours has the screen, and a tile of the wall would take it away. */
  | 'viewer-open'
  /** Nobody used the screen for as long as the profile allows. */
  | 'idle'
  /** The VNC server refuses us; `reason` is its text. */
  | 'security-failed'
  /** The VNC server asks for a password, as Alibaba's did until 2023. */
  | 'password-required'
  /** The VNC server did not take the password that was typed. */
  | 'password-wrong'
  /** What answers at `host` does not speak VNC, or breaks its rules. */
  | 'not-rfb'
  /** A part of the viewer could not be loaded. */
  | 'viewer-failed';

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
  /** The other side's own words. */
  reason?: string;
  /** Milliseconds after which another try makes sense. */
  retryAfterMs?: number;
  /** For `clock`: how far Alibaba's clock is ahead of this computer's, ms. */
  skewMs?: number;
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A problem on its way up, where code throws. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code ?? problem.kind);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** What is wrong with a profile itself, in whichever region it is noticed. */
const OF_PROFILE: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'unknown-key',
  'disabled-key',
  'wrong-secret',
  'signature-bug',
  'expired-token',
  'clock',
  'account-blocked',
  'no-profile',
  'secret-missing',
  'profile-cycle',
  'sign-in-needed',
  'bad-credentials',
  'vault-damaged',
]);

/** Whether no other region of the profile would fare better. */
export const concernsProfile = ({ kind }: Problem): boolean => OF_PROFILE.has(kind);
