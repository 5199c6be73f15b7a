import { expect, test } from 'vitest';
import type { Client } from '../../../lib/aliyun/client.ts';
import { createClock } from '../../../lib/aliyun/clock.ts';
import { AliyunError, type AliyunErrorKind } from '../../../lib/aliyun/errors.ts';
import { checkProfile } from '../../../lib/profiles/check-profile.ts';
import type { ProfileSummary } from '../../../lib/profiles/profile.ts';

const profile: ProfileSummary = {
  id: 'p',
  name: 'p',
  colour: 'grey',
  regionIds: ['cn-hangzhou'],
  source: { mode: 'AK', accessKeyId: 'LTAI5tExampleKeyId01' },
};

const identity = { AccountId: '123', Arn: 'acs:ram::123:user/ops', IdentityType: 'RAMUser' };
const running = {
  InstanceId: 'i-bp1running0000000000',
  RegionId: 'cn-hangzhou',
  Status: 'Running',
};

/** An API in which everything is allowed, but for what a test says. */
function api(answers: Record<string, unknown> = {}): Client {
  const table: Record<string, unknown> = {
    GetCallerIdentity: identity,
    DescribeRegions: { Regions: { Region: [] } },
    DescribeInstances: { Instances: { Instance: [running] } },
    DescribeInstanceVncUrl: { VncUrl: 'wss%3A%2F%2Fx' },
    ...answers,
  };
  return {
    async call({ action }) {
      const answer = table[action];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const failure = (kind: AliyunErrorKind, action: string) =>
  new AliyunError({ kind, action, code: 'Some.Code' });

async function states(client: Client) {
  const clock = createClock(() => 0);
  const credentialsOf = () => async () => ({ accessKeyId: 'a', accessKeySecret: 'b' });
  const { checks } = await checkProfile({ client, clock, credentialsOf }, profile);
  return Object.fromEntries(checks.map(({ item, state }) => [item, state]));
}

const allPassed = {
  network: 'passed',
  signature: 'passed',
  clock: 'passed',
  DescribeRegions: 'passed',
  DescribeInstances: 'passed',
  DescribeInstanceVncUrl: 'passed',
};
const actionsSkipped = {
  DescribeRegions: 'skipped',
  DescribeInstances: 'skipped',
  DescribeInstanceVncUrl: 'skipped',
};

test('everything works', async () => {
  expect(await states(api())).toEqual(allPassed);
});

test.each<[AliyunErrorKind, object]>([
  ['wrong-secret', { network: 'passed', signature: 'failed', clock: 'skipped' }],
  ['disabled-key', { network: 'passed', signature: 'failed', clock: 'skipped' }],
  ['clock', { network: 'passed', signature: 'skipped', clock: 'failed' }],
  ['network', { network: 'failed', signature: 'skipped', clock: 'skipped' }],
  ['host-permission', { network: 'failed', signature: 'skipped', clock: 'skipped' }],
])('%s is found where it belongs, and what needs it is not tried', async (kind, basics) => {
  const client = api({ GetCallerIdentity: failure(kind, 'GetCallerIdentity') });
  expect(await states(client)).toEqual({ ...basics, ...actionsSkipped });
});

test('a permission that is missing comes with the policy to add', async () => {
  const action = 'DescribeInstanceVncUrl';
  const client = api({ [action]: failure('no-permission', action) });
  const clock = createClock(() => 0);
  const credentialsOf = () => async () => ({ accessKeyId: 'a', accessKeySecret: 'b' });
  const report = await checkProfile({ client, clock, credentialsOf }, profile);
  expect(report.identity?.accountId).toBe('123');
  const [denied] = report.checks.filter(({ state }) => state === 'failed');
  expect(denied).toMatchObject({ item: action, problem: { kind: 'no-permission', action } });
  expect(JSON.parse(denied?.policy ?? '').Statement).toEqual([
    {
      Effect: 'Allow',
      Action: `ecs:${action}`,
      Resource: 'acs:ecs:cn-hangzhou:123:instance/*',
    },
  ]);
});

test('without a running instance the screen is not tried', async () => {
  const stopped = { ...running, Status: 'Stopped' };
  const client = api({ DescribeInstances: { Instances: { Instance: [stopped] } } });
  expect(await states(client)).toEqual({ ...allPassed, DescribeInstanceVncUrl: 'skipped' });
});

test('a role that may not be assumed is told as that, with the policy for it', async () => {
  const roleArn = 'acs:ram::123:role/quick-vnc';
  const clock = createClock(() => 0);
  const credentialsOf = () => async () => {
    throw failure('no-permission', 'AssumeRole');
  };
  const client: Client = {
    call: async ({ credentials }) => (typeof credentials === 'function' ? credentials() : {}),
  };
  const source = {
    mode: 'RamRoleArn',
    accessKeyId: 'LTAI5tExampleKeyId01',
    roleArn,
    sessionName: 'quick-vnc',
  } as const;
  const { checks } = await checkProfile({ client, clock, credentialsOf }, { ...profile, source });
  const [denied] = checks.filter(({ state }) => state === 'failed');
  expect(denied?.item).toBe('AssumeRole');
  expect(denied?.policy).toContain(roleArn);
});
