import * as v from 'valibot';
import { kindOf } from './error-codes.ts';
import { AliyunError, type AliyunErrorDetails } from './errors.ts';

/** What was asked, as far as an answer can only be understood beside it. */
export interface Asked {
  action: string;
  host: string;
  stringToSign: string;
}

/** Codes that some services send with a success (seen in @alicloud/pop-core, `lib/rpc.js`). */
const SUCCESS_CODES = ['200', 'OK', 'Success'];

const Text = v.fallback(v.optional(v.string()), undefined);

/** The parts of a body that say how a call went. Alibaba's SDK knows both spellings. */
const Envelope = v.object({
  Code: v.fallback(
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    undefined,
  ),
  code: Text,
  Message: Text,
  message: Text,
  RequestId: Text,
  requestId: Text,
});

/**
 * Gives the body of a successful answer; throws an AliyunError for any other, which includes an
 * answer that is no JSON object at all (a proxy's page, a body cut short).
 */
export function readAnswer(response: Response, text: string, asked: Asked): unknown {
  const body = parseJson(text);
  const envelope = v.safeParse(Envelope, body);
  if (!envelope.success) throw refused(response, {}, asked);

  const said = envelope.output;
  const code = said.Code ?? said.code;
  if (response.ok && (code === undefined || SUCCESS_CODES.includes(code))) return body;
  throw refused(
    response,
    { code, message: said.Message ?? said.message, requestId: said.RequestId ?? said.requestId },
    asked,
  );
}

function refused(
  response: Response,
  said: { code?: string | undefined; message?: string | undefined; requestId?: string | undefined },
  { action, host, stringToSign }: Asked,
): AliyunError {
  const { code, message } = said;
  const { status, headers } = response;
  const details: AliyunErrorDetails = {
    // A success that can't be read is the server's fault, whatever its status says.
    kind:
      code === undefined && response.ok
        ? 'server'
        : kindOf({ code, status, message, stringToSign }),
    code,
    status,
    requestId: said.requestId ?? headers.get('x-acs-request-id') ?? undefined,
    action,
    host,
    retryAfterMs: positive(Number(headers.get('x-acs-retry-after'))),
    serverDate: positive(Date.parse(headers.get('date') ?? '')),
  };
  return new AliyunError(details);
}

/** Alibaba's own SDK passes a negative `x-acs-retry-after` on; we treat it as not there. */
const positive = (value: number): number | undefined => (value > 0 ? value : undefined);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
