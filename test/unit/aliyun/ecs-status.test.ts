import { expect, test } from 'vitest';
import { describeInstanceStatus } from '../../../lib/aliyun/ecs-status.ts';
import { answering, credentials } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou' };

test('asks about instances by number, in the largest page', async () => {
  const { client, query } = answering({});
  await describeInstanceStatus(client, target, { instanceIds: ['i-1', 'i-2'], pageNumber: 2 });
  expect(query()).toEqual({
    RegionId: 'cn-hangzhou',
    'InstanceId.1': 'i-1',
    'InstanceId.2': 'i-2',
    PageNumber: '2',
    PageSize: '50',
  });
});

test('reads states, known or new, and leaves out what has no id', async () => {
  const InstanceStatus = [
    { InstanceId: 'i-1', Status: 'Running', New: 1 },
    { InstanceId: 'i-2' },
    { Status: 'Running' },
    'text',
  ];
  const { client } = answering({ InstanceStatuses: { InstanceStatus }, TotalCount: 70 });
  expect(await describeInstanceStatus(client, target)).toEqual({
    statuses: [{ instanceId: 'i-1', status: 'Running' }, { instanceId: 'i-2' }],
    totalCount: 70,
  });
});

test.each([{}, { InstanceStatuses: [], TotalCount: 'many' }])(
  'an answer without a list (%j) is an empty one',
  async (body) => {
    const page = await describeInstanceStatus(answering(body).client, target);
    expect(page).toEqual({ statuses: [], totalCount: undefined });
  },
);
