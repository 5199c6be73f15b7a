import * as v from 'valibot';
import { requestIdOf } from '../../aliyun/response.ts';
import { ProblemError } from '../../problem.ts';
import { exchangeJson, hostProblem } from './json-exchange.ts';

export type Fetch = typeof globalThis.fetch;

export const Text = v.pipe(v.string(), v.nonEmpty());

const Refusal = v.object({ ErrorCode: Text });

interface Call {
  query?: Record<string, string>;
  /** Makes it a POST. */
  json?: Record<string, string>;
  token?: string;
}

/**
 * Calls one path, at the origin of the sign-in URL as all of CloudSSO is, and gives the body. Rejects
 * with a `ProblemError`.
 */
export async function callSso(
  fetch: Fetch,
  signInUrl: string,
  path: string,
  { query, json, token }: Call,
): Promise<unknown> {
  const url = new URL(`/${path}`, signInUrl);
  url.search = new URLSearchParams(query).toString();
  const { status, body } = await exchangeJson(fetch, url.href, {
    method: json ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      ...(json && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(json && { body: JSON.stringify(json) }),
  });
  if (status === 200) return body;
  if (status === 401 && token) throw new ProblemError({ kind: 'sign-in-needed' });
  throw refusal(body, status, url.host);
}

/** Only words that can't quote what we sent go on. */
function refusal(body: unknown, status: number, host: string): ProblemError {
  const answer = v.safeParse(Refusal, body);
  const code = answer.success && /^[\w.-]{1,100}$/.test(answer.output.ErrorCode);
  const requestId = requestIdOf(body);
  return new ProblemError({
    kind: status >= 500 ? 'server' : 'other',
    host,
    ...(code && { code: answer.output.ErrorCode }),
    ...(requestId !== undefined && { requestId }),
  });
}

/** The body as the schema says, or a `ProblemError`. */
export function readSso<const S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  signInUrl: string,
): v.InferOutput<S> {
  const answer = v.safeParse(schema, body);
  if (!answer.success) throw hostProblem('server', signInUrl);
  return answer.output;
}

/** As many pages as anybody could look through; more is a server that goes round in circles. */
const PAGES_MAX = 50;

/** Calls one path for all pages of its list, and gives their bodies. */
export async function everyPage<
  const S extends v.GenericSchema<unknown, { NextToken?: string | null | undefined }>,
>(
  fetch: Fetch,
  signInUrl: string,
  token: string,
  path: string,
  fixed: Record<string, string>,
  schema: S,
): Promise<v.InferOutput<S>[]> {
  const answers: v.InferOutput<S>[] = [];
  let next: string | null | undefined;
  do {
    const query = { ...fixed, MaxResults: '100', ...(next && { NextToken: next }) };
    const answer: v.InferOutput<S> = readSso(
      schema,
      await callSso(fetch, signInUrl, path, { query, token }),
      signInUrl,
    );
    answers.push(answer);
    next = answer.NextToken;
  } while (next && answers.length < PAGES_MAX);
  return answers;
}
