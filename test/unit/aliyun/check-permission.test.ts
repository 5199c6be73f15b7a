import { describe, expect, test } from 'vitest';
import { checkPermission } from '../../../lib/aliyun/check-permission.ts';
import { answering, credentials, rejectionOf } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou', instanceId: 'i-1' };

const dryRuns = ['DescribeInstances', 'StartInstance', 'StopInstance', 'RebootInstance'] as const;
const reads = [
  ['DescribeRegions', {}],
  ['DescribeInstanceStatus', {}],
  ['DescribeInstanceVncUrl', { VncUrl: 'wss%3A%2F%2F' }],
  ['GetInstanceScreenshot', { Screenshot: '/9j/4A==' }],
  ['GetInstanceConsoleOutput', {}],
] as const;

describe.each(dryRuns)('%s', (action) => {
  test('is asked for as a dry run, whose passing is a yes', async () => {
    const { client, fetch, query } = answering({ Code: 'DryRunOperation' }, { status: 400 });
    expect(await checkPermission(client, target, action)).toBe('allowed');
    expect(query()).toMatchObject({ DryRun: 'true' });
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('x-acs-action')).toBe(action);
  });
});

test.each(reads)('%s has no dry run, and is tried', async (action, answer) => {
  const { client, fetch, query } = answering(answer);
  expect(await checkPermission(client, target, action)).toBe('allowed');
  expect(query()).not.toHaveProperty('DryRun');
  expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('x-acs-action')).toBe(action);
});

describe.each([...dryRuns, ...reads.map(([action]) => action)])('%s', (action) => {
  test.each(['Forbidden.RAM', 'Forbidden.Unauthorized'])('%s is a no', async (Code) => {
    const { client } = answering({ Code }, { status: 403 });
    expect(await checkPermission(client, target, action)).toBe('denied');
  });

  test.each([
    ['Throttling', 'throttled'],
    ['IncorrectInstanceStatus', 'not-running'],
    ['InvalidAccessKeyId.NotFound', 'unknown-key'],
  ])('%s is no answer', async (Code, kind) => {
    const { client } = answering({ Code }, { status: 400 });
    expect(await rejectionOf(checkPermission(client, target, action))).toMatchObject({ kind });
  });
});

test('some need no instance', async () => {
  const { client } = answering({});
  const region = { credentials, regionId: 'cn-hangzhou' };
  expect(await checkPermission(client, region, 'DescribeRegions')).toBe('allowed');
});
