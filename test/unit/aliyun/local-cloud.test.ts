import { request } from 'node:https';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPermission } from '../../../lib/aliyun/check-permission.ts';
import { createClient } from '../../../lib/aliyun/client.ts';
import { createClock } from '../../../lib/aliyun/clock.ts';
import type { Credentials } from '../../../lib/aliyun/credentials.ts';
import { describeInstanceVncUrl } from '../../../lib/aliyun/ecs.ts';
import { withRetry } from '../../../lib/aliyun/retry.ts';
import { assumeRole, getCallerIdentity } from '../../../lib/aliyun/sts.ts';
import { type Harness, startApi } from '../../cloud/api/harness.ts';
import { KEYS, MACHINES, ROLE } from '../../cloud/world.ts';
import { type Action, OPERATIONS } from './operations.ts';

// Our client against the local cloud, whose verifier was written from the documentation alone.

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});
afterEach(() => harness.dispose());

/** The network that leads every host to the local cloud. Nobody has to wait in it. */
function clientOf(now: () => number = Date.now) {
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { hostname, pathname, search } = new URL(String(input));
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const sent = request({
      host: '127.0.0.1',
      port: harness.port,
      servername: hostname,
      ca: harness.caPem,
      method: init?.method,
      path: pathname + search,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), host: hostname },
    });
    sent.on('error', reject);
    sent.on('response', async (answer) => {
      const text = (await answer.toArray()).join('');
      const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      resolve(new Response(text, { status: answer.statusCode ?? 0, headers }));
    });
    sent.end();
    return promise;
  };
  const clock = createClock(now);
  const once = createClient({ fetch, now: clock.now, nonce: () => crypto.randomUUID() });
  const sleep = async (ms: number) => harness.advance(ms);
  return { clock, client: withRetry(once, { clock, now, sleep, random: () => 0 }) };
}

const target = { credentials: KEYS.full, regionId: 'cn-hangzhou' };
const { instanceId } = MACHINES.text;

const roleSession = {
  roleArn: `acs:ram::${ROLE.accountId}:role/${ROLE.name}`,
  sessionName: 'test',
};

const verdicts = () =>
  harness
    .log()
    .filter((entry) => entry.type === 'api')
    .map(({ verdict }) => verdict);

test.each(Object.keys(OPERATIONS) as Action[])('%s is understood', async (action) => {
  const machine = action === 'StartInstance' ? MACHINES.stopped : MACHINES.text;
  const key = action === 'AssumeRole' ? KEYS.assumer : KEYS.full;
  const call = OPERATIONS[action](clientOf().client, key, machine.instanceId);
  // The machines only pretend, and their pictures are none; what counts is what the server made of it.
  await call.catch(() => undefined);
  expect(verdicts()).toEqual(['ok']);
});

test.each([
  ['StopInstance', KEYS.full, 'allowed'],
  ['StopInstance', KEYS.withoutVnc, 'denied'],
  ['DescribeInstanceVncUrl', KEYS.full, 'allowed'],
  ['DescribeInstanceVncUrl', KEYS.withoutVnc, 'denied'],
  ['DescribeInstances', KEYS.assumer, 'denied'],
] as const)('permission for %s is checked and does nothing', async (action, key, expected) => {
  const asked = { ...target, credentials: key, instanceId };
  expect(await checkPermission(clientOf().client, asked, action)).toBe(expected);
  expect(harness.guests.text.done).toEqual([]);
});

test('a computer three hours behind gets its ticket all the same', async () => {
  const { client, clock } = clientOf(() => Date.now() - 3 * 3_600_000);
  await describeInstanceVncUrl(client, target, instanceId);
  await describeInstanceVncUrl(client, target, instanceId);
  expect(verdicts()).toEqual(['InvalidTimeStamp.Expired', 'ok', 'ok']);
  expect(clock.skewMs() / 3_600_000).toBeCloseTo(3, 1);
});

test('a role whose session is over is assumed again', async () => {
  const { client } = clientOf();
  const session = () => assumeRole(client, { credentials: KEYS.assumer }, roleSession);
  const first = await session();
  harness.advance(3_601_000);
  const provider = async (refused?: Credentials) => (refused ? session() : first);
  const { identityType } = await getCallerIdentity(client, { credentials: provider });
  expect(identityType).toBe('AssumedRoleUser');
});
