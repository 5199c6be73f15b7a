import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../../../lib/aliyun/actions.ts';
import { permissionPolicy } from '../../../lib/aliyun/permission-policy.ts';

const instance = { regionId: 'cn-hangzhou', instanceId: 'i-bp1hzoinajzkh91h0000' };
const narrowed = 'acs:ecs:cn-hangzhou:*:instance/i-bp1hzoinajzkh91h0000';

const rows: [string, string][] = [
  ['ecs:DescribeRegions', '*'],
  ['ecs:DescribeInstances', narrowed],
  ['ecs:DescribeInstanceStatus', 'acs:ecs:cn-hangzhou:*:instance/*'],
  ['ecs:DescribeInstanceVncUrl', narrowed],
  ['ecs:GetInstanceScreenshot', narrowed],
  ['ecs:GetInstanceConsoleOutput', narrowed],
  ['ecs:StartInstance', narrowed],
  ['ecs:StopInstance', narrowed],
  ['ecs:RebootInstance', narrowed],
  ['sts:AssumeRole', 'acs:ram::*:role/*'],
];

test.each(rows)('%s is granted on %s', (Action, Resource) => {
  const [, action = ''] = Action.split(':');
  const policy = permissionPolicy({ action, ...instance });
  expect(JSON.parse(policy ?? '')).toEqual({
    Version: '1',
    Statement: [{ Effect: 'Allow', Action, Resource }],
  });
});

test('every action that needs a grant is expected above', () => {
  const expected = rows.map(([action]) => action.split(':')[1]);
  expect([...expected, 'GetCallerIdentity'].sort()).toEqual(Object.keys(ACTIONS).sort());
});

test('is written for people, too', () => {
  expect(permissionPolicy({ action: 'StartInstance', ...instance, accountId: '1234567890' })).toBe(
    `{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ecs:StartInstance",
      "Resource": "acs:ecs:cn-hangzhou:1234567890:instance/i-bp1hzoinajzkh91h0000"
    }
  ]
}`,
  );
});

describe('the resource', () => {
  const resourceOf = (...missing: Parameters<typeof permissionPolicy>) =>
    JSON.parse(permissionPolicy(...missing) ?? '').Statement[0].Resource;

  test('is wider by each part that is not known', () => {
    expect(resourceOf({ action: 'DescribeInstances', regionId: 'cn-hangzhou' })).toBe(
      'acs:ecs:cn-hangzhou:*:instance/*',
    );
    expect(resourceOf({ action: 'StartInstance' })).toBe('acs:ecs:*:*:instance/*');
  });

  test('of AssumeRole is the role', () => {
    const roleArn = 'acs:ram::1234567890:role/ops';
    expect(resourceOf({ action: 'AssumeRole', roleArn })).toBe(roleArn);
    expect(resourceOf({ action: 'AssumeRole', accountId: '12' })).toBe('acs:ram::12:role/*');
  });
});

test.each(['GetCallerIdentity', 'DeleteInstance', '', '__proto__', 'toString'])(
  'there is none for %j',
  (action) => {
    expect(permissionPolicy({ action })).toBeUndefined();
  },
);
