import { describe, expect, test, vi } from 'vitest';
import { ACTIONS } from '../../../lib/aliyun/actions.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { documentedActions, documentedCodes, documentedKinds } from './error-docs.ts';
import { credentials, NOW, rejectionOf } from './fake-cloud.ts';
import { retrying } from './fake-time.ts';
import { type Action, OPERATIONS } from './operations.ts';

// The table is docs/errors.md itself: what it says of a code and of an action must come true.

const actions = Object.keys(OPERATIONS) as Action[];

/** Calls an action of an API that fails each time, and tells what came of it, in the table's words. */
async function outcomeOf(action: Action, answer: () => Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  const { client, time } = retrying(fetch);
  const renewed = { ...credentials, securityToken: 'renewed' };
  const error = await rejectionOf(OPERATIONS[action](client, async () => renewed));
  expect(error).toBeInstanceOf(AliyunError);
  expect(error).toMatchObject({ action });
  const { kind, requestId } = error as AliyunError;
  const lasted = `${fetch.mock.calls.length} in ${(time.ms - NOW) / 1000} s`;
  return { kind, requestId, lasted };
}

const refusal = (code: string, status: number) => async () =>
  Response.json(
    { Code: code, RequestId: 'REQ-1' },
    { status, headers: { date: new Date(NOW + 3_600_000).toUTCString() } },
  );

const documentedOutcome = (action: Action, again: string) => documentedActions.get(action)?.[again];

test('the documentation has every action, and says whether it is a read', () => {
  const reads = [...documentedActions].map(([action, { Read }]) => [
    action,
    { read: Read === 'yes' },
  ]);
  expect(Object.fromEntries(reads)).toEqual(
    Object.fromEntries(Object.entries(ACTIONS).map(([action, { read }]) => [action, { read }])),
  );
});

describe.each(actions)('%s', (action) => {
  test.each(documentedCodes)('ends $code as documented: $kind, $again', async (row) => {
    expect(await outcomeOf(action, refusal(row.code, 400))).toEqual({
      kind: row.kind,
      requestId: 'REQ-1',
      lasted: documentedOutcome(action, row.again),
    });
  });

  test.each([
    ['network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['server', async () => new Response('<html>Bad gateway</html>', { status: 502 })],
    ['server', async () => new Response('{"Instan', { status: 200 })],
    ['other', async () => new Response('<html>', { status: 403 })],
  ])('ends a failure without a code (%s) as documented', async (kind, answer) => {
    expect(await outcomeOf(action, answer)).toMatchObject({
      kind,
      lasted: documentedOutcome(action, documentedKinds.get(kind) ?? ''),
    });
  });
});

test.each([200, 400, 403, 404, 405, 409, 429, 500, 503])(
  'HTTP %i changes nothing about how often a code is tried',
  async (status) => {
    for (const { code, again } of documentedCodes) {
      const { lasted } = await outcomeOf('DescribeInstanceVncUrl', refusal(code, status));
      expect([code, lasted]).toEqual([code, documentedOutcome('DescribeInstanceVncUrl', again)]);
    }
  },
);
