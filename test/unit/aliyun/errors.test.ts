import { describe, expect, test } from 'vitest';
import { ERROR_CODES, kindOf } from '../../../lib/aliyun/error-codes.ts';
import { AliyunError, type AliyunErrorKind, toProblem } from '../../../lib/aliyun/errors.ts';
import { documentedCodes } from './error-docs.ts';

const STRING_TO_SIGN =
  'ACS3-HMAC-SHA256\n354938852b5b30d776fecd84681bb5ea1b756098c0224110c2459ea7f2ffe503';
const OTHER_STRING = `ACS3-HMAC-SHA256\n${'0'.repeat(64)}`;

const kindOfCode = (code: string | undefined, status = 400) =>
  kindOf({ code, status, stringToSign: STRING_TO_SIGN });

// Written by hand beside the table of the code: what a person should be told, code by code.
const expected: Record<AliyunErrorKind, string[]> = {
  'unknown-key': ['InvalidAccessKeyId.NotFound'],
  'disabled-key': ['InvalidAccessKeyId.Inactive', 'Forbidden.AccessKeyDisabled'],
  'wrong-secret': ['SignatureDoesNotMatch'],
  'signature-bug': ['IncompleteSignature'],
  'expired-token': [
    'InvalidAccessKeyId',
    'InvalidSecurityToken.Expired',
    'InvalidSecurityToken.Malformed',
    'InvalidSecurityToken.MismatchWithAccessKey',
    'InvalidSecurityToken.NeverSeenBefore',
    'MissingSecurityToken',
  ],
  clock: [
    'InvalidTimeStamp.Expired',
    'InvalidTimeStamp.Format',
    'InvalidTimeStamp.NeverSeenBefore',
    'IllegalTimestamp',
  ],
  'no-permission': [
    'Forbidden.RAM',
    'Forbidden.Unauthorized',
    'Forbidden.SubUser',
    'Forbidden.NotSupportRAM',
    'Forbidden.NeverSeenBefore',
    'Forbidden',
    'NoPermission',
    'Unauthorized.EmptyRegion',
  ],
  'account-blocked': [
    'Forbidden.RiskControl',
    'RealNameAuthenticationError',
    'InsufficientBalance',
    'InstanceExpired',
    'InstanceExpiredOrInArrears',
    'InstanceLockedForSecurity',
    'DiskInArrears',
  ],
  'unknown-region': ['InvalidRegionId.NotFound'],
  'unknown-instance': ['InvalidInstanceId.NotFound'],
  'wrong-region': ['InvalidRegionInstance'],
  'not-running': ['IncorrectInstanceStatus'],
  'not-ready': ['InstanceNotReady', 'OperationConflict'],
  unsupported: ['NotSupported'],
  throttled: ['Throttling', 'Throttling.User', 'Throttling.Api', 'Request.Throttling.Burst'],
  server: [
    'InternalError',
    'UnknownError',
    'ServiceUnavailable',
    'ServiceUnavailable.RegionMaintaining',
    'SignatureNonceUsed',
  ],
  other: [
    'InvalidAction',
    'UnsupportedHTTPMethod',
    'InvalidParameter',
    'InvalidParameter.RoleArn',
    'InvalidParameter.PolicySize',
    'MissingParameter',
    'MissingParameter.RegionId',
    'UnsupportedParameter',
    'InvalidAcceptLanguage.NotFound',
    'InvalidResourceType.NotFound',
    'EntityNotExist.Role',
    'OperationDenied.NoStock',
    'QuotaExceed.ElasticQuota',
    'DiskError',
    'DryRunOperation',
    'NeverSeenBefore',
    '__proto__',
    'constructor',
    '.',
  ],
  network: [],
  timeout: [],
  'host-permission': [],
};

const rows = Object.entries(expected).flatMap(([kind, codes]) =>
  codes.map((code) => ({ code, kind })),
);

test.each(rows)('$code means $kind', ({ code, kind }) => {
  expect(kindOfCode(code)).toBe(kind);
});

test('every row of the table is expected above', () => {
  const named = new Set(rows.map(({ code }) => code));
  const families = ['InvalidSecurityToken', 'InvalidTimeStamp'];
  const missing = Object.keys(ERROR_CODES).filter((code) => !named.has(code));
  expect(missing).toEqual(families);
});

test.each([
  [undefined, 429, 'throttled'],
  [undefined, 500, 'server'],
  ['NeverSeenBefore', 503, 'server'],
  [undefined, 403, 'other'],
  // The code counts, whatever the status: power actions say InstanceNotReady with 500 too.
  ['InstanceNotReady', 500, 'not-ready'],
  ['IncorrectInstanceStatus', 405, 'not-running'],
  ['InvalidAccessKeyId.NotFound', 404, 'unknown-key'],
] as const)('code %s with HTTP %i means %s', (code, status, kind) => {
  expect(kindOfCode(code, status)).toBe(kind);
});

describe('SignatureDoesNotMatch', () => {
  test.each([
    ['our string, on two lines', `server StringToSign is [${STRING_TO_SIGN}]`, 'wrong-secret'],
    [
      'our string, its line end escaped',
      `server StringToSign is [${STRING_TO_SIGN.replace('\n', '\\n')}]`,
      'wrong-secret',
    ],
    ['our string, older words', `server string to sign is:${STRING_TO_SIGN}`, 'wrong-secret'],
    ['another string', `server StringToSign is [${OTHER_STRING}]`, 'signature-bug'],
    ['another string, older words', `server string to sign is:${OTHER_STRING}`, 'signature-bug'],
    ['a string of another algorithm', 'server string to sign is:POST&%2F&', 'signature-bug'],
    ['no string at all', 'Specified signature is not matched.', 'wrong-secret'],
    ['nothing', undefined, 'wrong-secret'],
  ])('that quotes %s', (_name, message, kind) => {
    const code = 'SignatureDoesNotMatch';
    expect(kindOf({ code, status: 400, message, stringToSign: STRING_TO_SIGN })).toBe(kind);
  });
});

describe('an AliyunError', () => {
  const error = new AliyunError({
    kind: 'not-running',
    code: 'IncorrectInstanceStatus',
    status: 403,
    requestId: 'REQ-1',
    action: 'DescribeInstanceVncUrl',
    host: 'ecs.cn-hangzhou.aliyuncs.com',
    retryAfterMs: 1000,
    serverDate: 5,
    skewMs: -60_000,
  });

  test('says in one line what a developer needs', () => {
    expect(String(error)).toBe(
      'AliyunError: DescribeInstanceVncUrl failed: not-running (IncorrectInstanceStatus, HTTP 403, host ecs.cn-hangzhou.aliyuncs.com, request REQ-1)',
    );
    expect(new AliyunError({ kind: 'timeout' }).message).toBe('The call failed: timeout');
  });

  test('becomes a problem that can travel as JSON', () => {
    const problem = toProblem(error);
    expect(problem).toStrictEqual({
      kind: 'not-running',
      code: 'IncorrectInstanceStatus',
      requestId: 'REQ-1',
      action: 'DescribeInstanceVncUrl',
      host: 'ecs.cn-hangzhou.aliyuncs.com',
      retryAfterMs: 1000,
      skewMs: -60_000,
    });
    expect(toProblem(new AliyunError({ kind: 'timeout' }))).toStrictEqual({ kind: 'timeout' });
  });
});

test.each([
  new Error('password: hunter2'),
  new DOMException('gone', 'AbortError'),
  'text',
  undefined,
  null,
  { kind: 'throttled' },
])('anything else (%s) becomes "other", and none of its words travel', (thrown) => {
  expect(toProblem(thrown)).toStrictEqual({ kind: 'other' });
});

describe('docs/errors.md', () => {
  const documented = documentedCodes.map(({ code, kind }) => [code, kind] as const);

  test('has a row for every code of the table, with its kind', () => {
    const inDocs = new Map(documented);
    for (const [code, kind] of Object.entries(ERROR_CODES)) {
      expect([code, inDocs.get(code)]).toEqual([code, kind]);
    }
  });

  test('says of no code what the table does not do', () => {
    const own = ['InvalidEndpoint', 'SignatureDoesNotMatch'];
    const others = documented.filter(([code]) => !own.includes(code));
    expect(others.length).toBeGreaterThan(0);
    for (const [code, kind] of others) expect([code, kindOfCode(code)]).toEqual([code, kind]);
  });
});
