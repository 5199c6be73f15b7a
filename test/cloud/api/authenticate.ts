import { timingSafeEqual } from 'node:crypto';
import { ApiError } from './api-error.ts';
import {
  ALGORITHM,
  type ArrivedRequest,
  mustBeSigned,
  sha256Hex,
  signatureOf,
  stringToSign,
} from './canonical-request.ts';
import type { Caller, Identities, KnownKey } from './identities.ts';
import type { NonceMemory } from './nonces.ts';

const DATE_WINDOW_MS = 15 * 60 * 1000;
const REQUIRED_HEADERS = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
];

interface Authorization {
  accessKeyId: string;
  signedHeaders: string[];
  signature: string;
}

/**
 * Tells who signed the request, or throws the ApiError that Alibaba would answer with. A nonce is
 * spent only by a request whose signature is right, so no stranger can spend it.
 */
export function authenticate(
  request: ArrivedRequest,
  identities: Identities,
  nonces: NonceMemory,
  now: number,
): Caller {
  const authorization = parseAuthorization(header(request, 'authorization'));
  checkSignedHeaders(request, authorization.signedHeaders);
  const key = findKey(identities, authorization.accessKeyId);
  checkDate(header(request, 'x-acs-date'), now);
  checkToken(request, identities, key);
  checkSignature(request, authorization, key);
  if (key.session && key.session.expiresAt <= now) {
    throw new ApiError(400, 'InvalidSecurityToken.Expired', 'The security token has expired.');
  }
  if (!nonces.spend(authorization.accessKeyId, header(request, 'x-acs-signature-nonce'), now)) {
    throw new ApiError(400, 'SignatureNonceUsed', 'This signature nonce has been used before.');
  }
  return key.caller;
}

function parseAuthorization(text: string): Authorization {
  const match =
    /^(\S+) Credential=([^,\s]+),SignedHeaders=([^,\s]+),Signature=([0-9a-f]{64})$/.exec(text);
  const [, algorithm, accessKeyId, signedHeaders, signature] = match ?? [];
  if (algorithm !== ALGORITHM || !accessKeyId || !signedHeaders || !signature) {
    throw incomplete(`The Authorization header is missing or is not of the form of ${ALGORITHM}`);
  }
  return { accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

function checkSignedHeaders(request: ArrivedRequest, signedHeaders: string[]): void {
  const missing = REQUIRED_HEADERS.find((name) => !request.headers.has(name));
  if (missing) throw incomplete(`The header ${missing} is missing`);
  const sorted = [...signedHeaders].sort().join(';');
  if (sorted !== signedHeaders.join(';') || sorted !== sorted.toLowerCase()) {
    throw incomplete('SignedHeaders must be lower-case and sorted');
  }
  const unsigned = [...request.headers.keys()].find(
    (name) => mustBeSigned(name) && !signedHeaders.includes(name),
  );
  if (unsigned) throw incomplete(`The header ${unsigned} is not signed`);
}

function findKey(identities: Identities, accessKeyId: string): KnownKey {
  const key = identities.key(accessKeyId);
  if (!key) {
    throw new ApiError(404, 'InvalidAccessKeyId.NotFound', 'There is no such AccessKey ID.');
  }
  if (!key.active) {
    throw new ApiError(400, 'InvalidAccessKeyId.Inactive', 'This AccessKey is disabled.');
  }
  return key;
}

function checkDate(text: string, now: number): void {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new ApiError(
      400,
      'InvalidTimeStamp.Format',
      'x-acs-date must look like 2006-01-02T15:04:05Z.',
    );
  }
  if (Math.abs(Date.parse(text) - now) > DATE_WINDOW_MS) {
    throw new ApiError(
      400,
      'InvalidTimeStamp.Expired',
      'x-acs-date is more than 15 minutes away from the time of the server.',
    );
  }
}

function checkToken(request: ArrivedRequest, identities: Identities, key: KnownKey): void {
  const token = request.headers.get('x-acs-security-token')?.[0];
  if (token === undefined) {
    if (!key.session) return;
    throw new ApiError(400, 'MissingSecurityToken', 'A temporary key needs its security token.');
  }
  if (token === key.session?.token) return;
  if (identities.keyOfToken(token) === undefined) {
    throw new ApiError(400, 'InvalidSecurityToken.Malformed', 'The security token is not valid.');
  }
  throw new ApiError(
    400,
    'InvalidSecurityToken.MismatchWithAccessKey',
    'The security token belongs to another AccessKey ID.',
  );
}

function checkSignature(
  request: ArrivedRequest,
  { signedHeaders, signature }: Authorization,
  key: KnownKey,
): void {
  const text = stringToSign(request, signedHeaders);
  const expected = Buffer.from(signatureOf(text, key.secret));
  const bodyHash = header(request, 'x-acs-content-sha256');
  const right = timingSafeEqual(expected, Buffer.from(signature));
  if (right && bodyHash === sha256Hex(request.body)) return;
  throw new ApiError(
    400,
    'SignatureDoesNotMatch',
    `The signature is not the one that we calculate. server StringToSign is [${text}]`,
  );
}

function header(request: ArrivedRequest, name: string): string {
  return request.headers.get(name)?.[0]?.trim() ?? '';
}

function incomplete(what: string): ApiError {
  return new ApiError(400, 'IncompleteSignature', `${what}.`);
}
