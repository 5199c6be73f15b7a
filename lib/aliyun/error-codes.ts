import type { AliyunErrorKind } from './errors.ts';

/**
 * Alibaba's codes, sorted by what a person can do about them; `docs/errors.md` gives the words.
 * A code without a row takes the kind of the nearest prefix: `Forbidden.New` that of `Forbidden`.
 */
export const ERROR_CODES: Readonly<Record<string, AliyunErrorKind>> = {
  'InvalidAccessKeyId.NotFound': 'unknown-key',
  'InvalidAccessKeyId.Inactive': 'disabled-key',
  'Forbidden.AccessKeyDisabled': 'disabled-key',
  IncompleteSignature: 'signature-bug',

  // Without a suffix, the server says this of a temporary key that comes without its token.
  InvalidAccessKeyId: 'expired-token',
  InvalidSecurityToken: 'expired-token',
  'InvalidSecurityToken.Expired': 'expired-token',
  'InvalidSecurityToken.Malformed': 'expired-token',
  'InvalidSecurityToken.MismatchWithAccessKey': 'expired-token',
  MissingSecurityToken: 'expired-token',

  InvalidTimeStamp: 'clock',
  'InvalidTimeStamp.Expired': 'clock',
  // Our format is tested; only a clock beyond the year 9999 can break it.
  'InvalidTimeStamp.Format': 'clock',
  IllegalTimestamp: 'clock',

  Forbidden: 'no-permission',
  'Forbidden.RAM': 'no-permission',
  'Forbidden.Unauthorized': 'no-permission',
  'Forbidden.SubUser': 'no-permission',
  'Forbidden.NotSupportRAM': 'no-permission',
  NoPermission: 'no-permission',
  'Unauthorized.EmptyRegion': 'no-permission',

  'Forbidden.RiskControl': 'account-blocked',
  RealNameAuthenticationError: 'account-blocked',
  InsufficientBalance: 'account-blocked',
  InstanceExpired: 'account-blocked',
  InstanceExpiredOrInArrears: 'account-blocked',
  InstanceLockedForSecurity: 'account-blocked',
  DiskInArrears: 'account-blocked',

  'InvalidRegionId.NotFound': 'unknown-region',
  'InvalidInstanceId.NotFound': 'unknown-instance',
  InvalidRegionInstance: 'wrong-region',
  IncorrectInstanceStatus: 'not-running',
  InstanceNotReady: 'not-ready',
  OperationConflict: 'not-ready',
  NotSupported: 'unsupported',

  InternalError: 'server',
  UnknownError: 'server',
  ServiceUnavailable: 'server',
  'ServiceUnavailable.RegionMaintaining': 'server',
  SignatureNonceUsed: 'server',

  // Our own mistakes, or things that only the code's own name can tell: shown as they are.
  InvalidAction: 'other',
  UnsupportedHTTPMethod: 'other',
  InvalidParameter: 'other',
  MissingParameter: 'other',
  UnsupportedParameter: 'other',
  'InvalidAcceptLanguage.NotFound': 'other',
  'InvalidResourceType.NotFound': 'other',
  'EntityNotExist.Role': 'other',
  'OperationDenied.NoStock': 'other',
  'QuotaExceed.ElasticQuota': 'other',
  DiskError: 'other',
  DryRunOperation: 'other',
};

const kinds = new Map(Object.entries(ERROR_CODES));

/** What the server refused, and what it was asked. */
export interface Refusal {
  code?: string | undefined;
  status: number;
  /** The server's own sentence. Read for its string to sign only: it may quote the request. */
  message?: string | undefined;
  stringToSign: string;
}

/** The kind of a refusal: by its code, and by the HTTP status where that says nothing. */
export function kindOf({
  code = '',
  status,
  message = '',
  stringToSign,
}: Refusal): AliyunErrorKind {
  if (code === 'SignatureDoesNotMatch') return signatureKind(message, stringToSign);
  if (/Throttling/.test(code)) return 'throttled';
  return kindByPrefix(code) ?? kindByStatus(status);
}

/**
 * The server quotes the string that it signed. Ours ends with a SHA-256, so finding that is finding
 * all of it, however the server writes line ends. Without a quote nothing speaks for a bug.
 */
function signatureKind(message: string, stringToSign: string): AliyunErrorKind {
  const quotesItsString = /string ?to ?sign is/i.test(message);
  const hash = stringToSign.slice(stringToSign.indexOf('\n') + 1);
  return quotesItsString && !message.includes(hash) ? 'signature-bug' : 'wrong-secret';
}

function kindByPrefix(code: string): AliyunErrorKind | undefined {
  const kind = kinds.get(code);
  const dot = code.lastIndexOf('.');
  return kind ?? (dot > 0 ? kindByPrefix(code.slice(0, dot)) : undefined);
}

function kindByStatus(status: number): AliyunErrorKind {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'server' : 'other';
}
