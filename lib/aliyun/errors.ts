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
