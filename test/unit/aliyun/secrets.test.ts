import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { AliyunError, toProblem } from '../../../lib/aliyun/errors.ts';
import { documentedCodes } from './error-docs.ts';
import { rejectionOf } from './fake-cloud.ts';
import { retrying } from './fake-time.ts';
import { type Action, OPERATIONS } from './operations.ts';

// Nothing that an error carries may give away what was sent or received, whoever quotes it.

const actions = Object.keys(OPERATIONS) as Action[];
const key = {
  accessKeyId: 'LTAItestid',
  accessKeySecret: 'THE-SECRET',
  securityToken: 'THE-TOKEN',
};
const vncUrl = 'wss%3A%2F%2Fhz01-vncproxy.aliyun.com%2Fwebsockify%2F%3Fs%3DTHE-TICKET';

/** Everything secret, and the words by which a part of it would show. */
const forbidden = /THE-SECRET|THE-TOKEN|THE-TICKET|Signature=|[0-9a-f]{64}|wss/i;

/** Calls the action and looks at everything that its error carries, up to the last cause. */
async function spill(action: Action, answer: (sent: string) => Response): Promise<string> {
  const fetch = vi.fn<typeof globalThis.fetch>(async (url, init) =>
    answer(`${url} ${JSON.stringify([...new Headers(init?.headers)])} ${JSON.stringify(key)}`),
  );
  const error = await rejectionOf(OPERATIONS[action](retrying(fetch).client, async () => key));
  expect(error).toBeInstanceOf(AliyunError);
  const { message, stack } = error as AliyunError;
  const whole = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity });
  return [message, stack, whole, JSON.stringify(error), JSON.stringify(toProblem(error))].join();
}

/** Answers with an error that quotes the request wherever it can. */
const quoting = (code: string) => (sent: string) =>
  Response.json(
    {
      Code: code,
      Message: sent,
      Recommend: sent,
      RequestId: sent,
      AccessDeniedDetail: { EncodedDiagnosticMessage: sent },
      VncUrl: vncUrl,
    },
    { status: 400, headers: { date: 'Tue, 02 Jan 2024 03:04:05 GMT' } },
  );

test('the search would find what it looks for', () => {
  for (const secret of [...Object.values(key).slice(1), vncUrl, 'f'.repeat(64)]) {
    expect(`{ "some": "${secret}" }`).toMatch(forbidden);
  }
});

describe.each(actions)('an error of %s', (action) => {
  test('quotes nothing, whatever its code', async () => {
    for (const { code } of documentedCodes) {
      expect(await spill(action, quoting(code))).not.toMatch(forbidden);
    }
  });

  test.each<[string, (sent: string) => Response]>([
    ['puts the request where the code should be', (sent) => quoting(sent)('')],
    ["is a proxy's page", (sent) => new Response(`<pre>${sent} ${vncUrl}</pre>`, { status: 502 })],
    ['is cut short', () => new Response(`{"VncUrl":"${vncUrl}`)],
    [
      'puts it into a header',
      (sent) => new Response('', { status: 500, headers: { 'x-acs-request-id': encodeURI(sent) } }),
    ],
    [
      'makes fetch fail',
      (sent) => {
        throw new TypeError(`Invalid header value: ${sent}`);
      },
    ],
  ])('quotes nothing when the answer %s', async (_name, answer) => {
    expect(await spill(action, answer)).not.toMatch(forbidden);
  });
});

test.each([
  ['DescribeInstanceVncUrl', { VncUrl: [vncUrl] }],
  ['AssumeRole', { Credentials: { AccessKeySecret: 'THE-SECRET', SecurityToken: 'THE-TOKEN' } }],
  ['GetInstanceScreenshot', { Screenshot: 'THE-SECRET', VncUrl: vncUrl }],
] as const)('an answer of %s that can not be used is not quoted', async (action, body) => {
  expect(await spill(action, () => Response.json(body))).not.toMatch(forbidden);
});
