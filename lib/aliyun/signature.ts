import type { Credentials } from './credentials.ts';
import { canonicalQuery, compareCodeUnits, type Params } from './query.ts';

/**
 * Alibaba Cloud's V3 signature, ACS3-HMAC-SHA256:
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
const ALGORITHM = 'ACS3-HMAC-SHA256';

/** SHA-256 of nothing: every parameter travels in the query, so our bodies are empty. */
const EMPTY_BODY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export type Header = readonly [name: string, value: string];

/** What is called, before anybody has signed for it. */
export interface UnsignedRequest {
  host: string;
  action: string;
  /** The version of the product's API, such as `2014-05-26`. */
  version: string;
  params: Params;
}

/** What makes a signature unique: both are new for every attempt. */
export interface Moment {
  date: Date;
  nonce: string;
}

export interface SignedRequest {
  method: 'POST';
  url: string;
  /** Everything to set on the request. `host` is signed too, and set by the browser itself. */
  headers: Record<string, string>;
  /** Kept, because a refusal can only be understood beside it. */
  stringToSign: string;
}

export interface CanonicalRequest {
  text: string;
  /** The names of the signed headers, as the Authorization header lists them. */
  signedHeaders: string;
}

/** Signs a call to an RPC-style API of Alibaba Cloud. Nothing of the secret is in the result. */
export async function signRequest(
  request: UnsignedRequest,
  credentials: Credentials,
  moment: Moment,
): Promise<SignedRequest> {
  const method = 'POST';
  const query = canonicalQuery(request.params);
  const headers = {
    'x-acs-action': request.action,
    'x-acs-version': request.version,
    'x-acs-date': formatDate(moment.date),
    'x-acs-signature-nonce': moment.nonce,
    'x-acs-content-sha256': EMPTY_BODY_HASH,
    ...tokenHeaders(credentials),
  };
  const canonical = canonicalRequest({
    method,
    query,
    headers: [['host', request.host], ...Object.entries(headers)],
    payloadHash: EMPTY_BODY_HASH,
  });
  const { authorization, stringToSign } = await authorize(canonical, credentials);
  return {
    method,
    url: `https://${request.host}/${query && `?${query}`}`,
    headers: { ...headers, accept: 'application/json', authorization },
    stringToSign,
  };
}

/** Puts a request into the one form that both sides hash. */
export function canonicalRequest(request: {
  method: string;
  query: string;
  headers: readonly Header[];
  payloadHash: string;
}): CanonicalRequest {
  const headers = canonicalHeaders(request.headers);
  const signedHeaders = headers.map(([name]) => name).join(';');
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('');
  const text = [request.method, '/', request.query, lines, signedHeaders, request.payloadHash].join(
    '\n',
  );
  return { text, signedHeaders };
}

/** Names in lower case and in order; the values of a name that comes twice are sorted and joined. */
function canonicalHeaders(headers: readonly Header[]): Header[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value.trim()]);
  }
  return [...values]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([name, list]) => [name, list.sort(compareCodeUnits).join(',')]);
}

/** Makes the Authorization header for a canonical request. */
export async function authorize(
  canonical: CanonicalRequest,
  { accessKeyId, accessKeySecret }: Credentials,
): Promise<{ authorization: string; stringToSign: string }> {
  const stringToSign = `${ALGORITHM}\n${hex(await sha256(canonical.text))}`;
  const signature = await hmacSha256(accessKeySecret, stringToSign);
  const authorization = `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${canonical.signedHeaders},Signature=${signature}`;
  return { authorization, stringToSign };
}

const tokenHeaders = ({ accessKeyId, securityToken }: Credentials): Record<string, string> =>
  securityToken ? { 'x-acs-accesskey-id': accessKeyId, 'x-acs-security-token': securityToken } : {};

/** ISO 8601 in UTC; the server refuses milliseconds. */
const formatDate = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');

/** The SHA-256 of a text in UTF-8. */
export function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', utf8(text));
}

async function hmacSha256(secret: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8(secret), algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, utf8(text)));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
