import { kindOf } from './error-codes.ts';
import { AliyunError } from './errors.ts';

/** What was asked, as far as an answer can only be understood beside it. */
export interface Asked {
  action: string;
  host: string;
  stringToSign: string;
}

/** Codes that some services send with a success (seen in @alicloud/pop-core, `lib/rpc.js`). */
const SUCCESS_CODES = ['200', 'OK', 'Success'];

/**
 * Gives the body of a successful answer; throws an AliyunError for any other, which includes an
 * answer that is no JSON object at all (a proxy's page, a body cut short).
 */
export function readAnswer(response: Response, text: string, asked: Asked): unknown {
  const body = parseJson(text);
  const code = wordOf(body, 'Code');
  const succeeded = response.ok && (code === undefined || SUCCESS_CODES.includes(code));
  if (succeeded && isRecord(body)) return body;

  const { action, host, stringToSign } = asked;
  const { status, headers } = response;
  const message = textOf(body, 'Message');
  throw new AliyunError({
    // A success that can't be read is the server's fault, whatever its status says.
    kind: succeeded ? 'server' : kindOf({ code, status, message, stringToSign }),
    code,
    status,
    requestId: requestIdOf(body) ?? word(headers.get('x-acs-request-id')),
    action,
    host,
    retryAfterMs: positive(Number(headers.get('x-acs-retry-after'))),
    serverDate: positive(Date.parse(headers.get('date') ?? '')),
  });
}

export const requestIdOf = (body: unknown): string | undefined => wordOf(body, 'RequestId');

const wordOf = (body: unknown, name: string): string | undefined => word(textOf(body, name));

/** Codes and ids are single words. Anything longer may quote what we sent, and errors are shown. */
const word = (text: string | null | undefined): string | undefined =>
  text && /^[\w.-]{1,100}$/.test(text) ? text : undefined;

/** A field of the body. Alibaba's own SDK also looks for a lower-case first letter. */
function textOf(body: unknown, name: string): string | undefined {
  if (!isRecord(body)) return undefined;
  const value = body[name] ?? body[name.charAt(0).toLowerCase() + name.slice(1)];
  return (typeof value === 'string' || typeof value === 'number') && value
    ? String(value)
    : undefined;
}

/** Alibaba's own SDK passes a negative `x-acs-retry-after` on; we treat it as not there. */
const positive = (value: number): number | undefined => (value > 0 ? value : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
