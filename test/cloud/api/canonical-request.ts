import { createHash, createHmac } from 'node:crypto';

/*
 * ACS3-HMAC-SHA256, written from Alibaba's V3 page
 * (https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature). It shares no
 * code with the extension: what both of them get right is right because the page says so.
 */

export const ALGORITHM = 'ACS3-HMAC-SHA256';

export interface ArrivedRequest {
  method: string;
  /** Path without the query, as it came over the wire. */
  path: string;
  parameters: [name: string, value: string][];
  /** Lower-case names; every value of a name, in the order of arrival. */
  headers: Map<string, string[]>;
  body: Buffer;
}

/** The text whose HMAC is the signature. */
export function stringToSign(request: ArrivedRequest, signedHeaders: string[]): string {
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.parameters),
    canonicalHeaders(request.headers, signedHeaders),
    signedHeaders.join(';'),
    sha256Hex(request.body),
  ].join('\n');
  return `${ALGORITHM}\n${sha256Hex(canonical)}`;
}

export function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Whether the rule wants this header in the signature when it is there. */
export function mustBeSigned(lowerCaseName: string): boolean {
  return (
    lowerCaseName.startsWith('x-acs-') ||
    lowerCaseName === 'host' ||
    lowerCaseName === 'content-type'
  );
}

function canonicalQuery(parameters: ArrivedRequest['parameters']): string {
  return [...parameters]
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

function canonicalHeaders(headers: Map<string, string[]>, signedHeaders: string[]): string {
  return signedHeaders
    .map((name) => {
      const values = (headers.get(name) ?? []).map((value) => value.trim());
      return `${name}:${values.sort(compareCodeUnits).join(',')}\n`;
    })
    .join('');
}

/** RFC 3986: only letters, digits and `-._~` stay as they are. */
function percentEncode(text: string): string {
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9._~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function compareCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
