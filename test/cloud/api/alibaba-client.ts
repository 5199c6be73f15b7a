import https from 'node:https';
import Client, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';

export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}

export interface CallOptions {
  key: Credentials;
  host?: string;
  version?: string;
  method?: 'GET' | 'POST';
  /** Sent as a form in the body. */
  form?: Record<string, unknown>;
}

/** What Alibaba's client made of the answer. */
export interface Answer {
  status: number;
  /** `ok`, or the error's code. */
  code: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body has as many shapes as there are operations
  body: any;
  message: string;
  retryAfter?: number;
}

/** The class of the run-time options is not exported; without options any object does. */
const NO_OPTIONS = {} as Parameters<Client['callApi']>[2];

/**
 * Calls with Alibaba's own client: it signs, it writes the request, it reads the answer, and it
 * checks the certificate. Only its TCP connection ends at the local cloud instead of on the internet.
 */
export async function callAlibaba(
  server: { port: number; caPem: string },
  action: string,
  query: Record<string, unknown>,
  { key, host = 'ecs.cn-hangzhou.aliyuncs.com', version, method = 'POST', form }: CallOptions,
): Promise<Answer> {
  const client = new Client(
    new $OpenApiUtil.Config({
      ...key,
      endpoint: host,
      ca: server.caPem,
      protocol: 'https',
      readTimeout: 10_000,
      connectTimeout: 10_000,
    }),
  );
  const params = new $OpenApiUtil.Params({
    action,
    version: version ?? (host.startsWith('sts') ? '2015-04-01' : '2014-05-26'),
    protocol: 'HTTPS',
    pathname: '/',
    method,
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const request = new $OpenApiUtil.OpenApiRequest({
    query: OpenApiUtil.query(query),
    ...(form && { body: OpenApiUtil.query(form) }),
  });

  const restore = connectTo(server.port);
  try {
    const answer = await client.callApi(params, request, NO_OPTIONS);
    return { status: answer.statusCode, code: 'ok', body: answer.body, message: '' };
  } catch (error) {
    return failure(error);
  } finally {
    restore();
  }
}

/** Lets every new HTTPS connection end at the local cloud; names and certificates are checked as ever. */
function connectTo(port: number): () => void {
  const original = https.Agent.prototype.createConnection;
  https.Agent.prototype.createConnection = function (options, callback) {
    const servername = options.host ?? '';
    return original.call(this, { ...options, host: '127.0.0.1', port, servername }, callback);
  };
  return () => {
    https.Agent.prototype.createConnection = original;
  };
}

interface SdkError {
  statusCode?: number;
  code: string;
  message: string;
  data: unknown;
  retryAfter?: number;
}

function failure(error: unknown): Answer {
  const { statusCode, code, message, data, retryAfter } = error as SdkError;
  // Not an answer of the server's: a bug in the test, or no connection.
  if (statusCode === undefined) throw error;
  return {
    status: statusCode,
    code,
    message,
    body: data,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
