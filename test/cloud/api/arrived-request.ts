import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';
import type { ArrivedRequest } from './canonical-request.ts';

/** Larger than any call of ours by far. */
const BODY_LIMIT = 1024 * 1024;

/** Reads a request to its end, and takes it apart without normalising anything that is signed. */
export async function readRequest(request: IncomingMessage): Promise<ArrivedRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) {
      throw new ApiError(413, 'RequestTooLarge', 'The body of the request is longer than 1 MiB.');
    }
    chunks.push(chunk);
  }
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  return {
    method: request.method ?? 'GET',
    path,
    parameters: parsePairs(query, decodeStrictly),
    headers: groupHeaders(request.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

/** The parameters of a call: those of the query, and of a form body where there is one. */
export function callParameters(request: ArrivedRequest): Map<string, string> {
  const parameters = new Map(request.parameters);
  const contentType = request.headers.get('content-type')?.[0] ?? '';
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return parameters;
  for (const [name, value] of parsePairs(request.body.toString('utf8'), decodeForm)) {
    parameters.set(name, value);
  }
  return parameters;
}

function parsePairs(text: string, decode: (part: string) => string): [string, string][] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const [name = '', value = ''] = splitOnce(pair, '=');
    return [decode(name), decode(value)];
  });
}

/** RFC 3986: a `+` in the query is a plus and never a space, so a client that writes spaces so fails. */
function decodeStrictly(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError(400, 'InvalidParameter', 'The query holds a broken percent escape.');
  }
}

function decodeForm(part: string): string {
  return decodeStrictly(part.replaceAll('+', ' '));
}

function groupHeaders(raw: string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[index + 1] ?? '']);
  }
  return headers;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
