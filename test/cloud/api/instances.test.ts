import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYS, MACHINES } from '../world.ts';
import { callAlibaba } from './alibaba-client.ts';
import { type Harness, startApi } from './harness.ts';

const FLEET = { instances: 2500, regions: ['cn-hangzhou', 'cn-beijing'], accounts: 2 };

let harness: Harness;
beforeAll(async () => {
  harness = await startApi();
  harness.patch({ fleet: FLEET });
});
afterAll(() => harness.dispose());

const call = (action: string, query: object, options: object = {}) =>
  callAlibaba(
    harness,
    action,
    { RegionId: 'cn-hangzhou', ...query },
    { key: KEYS.full, ...options },
  );

const idsIn = (body: { Instances: { Instance: { InstanceId: string }[] } }) =>
  body.Instances.Instance.map((one) => one.InstanceId);

const beijing = { RegionId: 'cn-beijing' };
const inBeijing = { host: 'ecs.cn-beijing.aliyuncs.com' };

test('tokens lead through all instances of the account and region, each once', async () => {
  const seen: string[] = [];
  let NextToken = '';
  do {
    const { body } = await call('DescribeInstances', {
      MaxResults: 100,
      ...(NextToken && { NextToken }),
    });
    seen.push(...idsIn(body));
    NextToken = body.NextToken;
  } while (NextToken !== '');
  // A quarter of the fleet: two regions, two accounts.
  expect(seen).toHaveLength(625 + 3);
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  [{}, 10],
  [{ MaxResults: 1 }, 10],
  [{ MaxResults: 35 }, 35],
  [{ PageSize: 5 }, 5],
  [{ PageNumber: 63 }, 8],
])('a page asked for with %o has %i instances', async (query, count) => {
  expect(idsIn((await call('DescribeInstances', query)).body)).toHaveLength(count);
});

test('numbered pages tell the total, token pages do not', async () => {
  const numbered = await call('DescribeInstances', { PageNumber: 1 });
  expect(numbered.body.TotalCount).toBe(628);
  expect((await call('DescribeInstances', {})).body.TotalCount).toBe(0);
});

test.each([
  [{ MaxResults: 101 }],
  [{ NextToken: 'made up' }],
  [{ InstanceIds: 'i-1' }],
  [{ PageNumber: 0 }],
  [{ DryRun: 'perhaps' }],
])('refuses the parameters %o', async (query) => {
  expect(await call('DescribeInstances', query)).toMatchObject({
    code: 'InvalidParameter',
    status: 400,
  });
});

test.each([
  [{ InstanceName: '数据库-*', MaxResults: 100 }, MACHINES.graphics.instanceId],
  [{ InstanceName: 'web-prod-01' }, MACHINES.text.instanceId],
  [{ InstanceName: '*-old', Status: 'Stopped' }, MACHINES.stopped.instanceId],
  [{ InstanceIds: `["${MACHINES.text.instanceId}","i-other"]` }, MACHINES.text.instanceId],
])('the filters %o find an instance', async (query, instanceId) => {
  expect(idsIn((await call('DescribeInstances', query)).body)).toContain(instanceId);
});

test.each([
  [{ InstanceName: 'web-prod' }],
  [{ InstanceName: 'web-prod-01', Status: 'Stopped' }],
  [{ InstanceIds: '[]' }],
])('the filters %o find nothing', async (query) => {
  expect(idsIn((await call('DescribeInstances', query)).body)).toEqual([]);
});

test('an instance has the real wrappers around its lists', async () => {
  const { body } = await call('DescribeInstances', { InstanceName: '数据库-主' });
  expect(body.Instances.Instance[0]).toMatchObject({
    InstanceId: MACHINES.graphics.instanceId,
    Status: 'Running',
    OSType: 'linux',
    PublicIpAddress: { IpAddress: expect.any(Array) },
    VpcAttributes: { PrivateIpAddress: { IpAddress: [expect.stringMatching(/^172\.16\./)] } },
    Tags: { Tag: [{ TagKey: 'team', TagValue: expect.any(String) }] },
  });
});

test('without the permission the list is empty, and a dry run tells why', async () => {
  const key = KEYS.assumer;
  const list = await call('DescribeInstances', {}, { key });
  expect(list).toMatchObject({ code: 'ok', body: { Instances: { Instance: [] }, NextToken: '' } });
  expect(await call('DescribeInstances', { DryRun: true }, { key })).toMatchObject({
    code: 'Forbidden.RAM',
    status: 403,
  });
  expect(await call('DescribeInstances', { DryRun: true })).toMatchObject({
    code: 'DryRunOperation',
    status: 400,
  });
});

test('every account sees its own instances only', async () => {
  const key = KEYS.secondAccount;
  const { body } = await call('DescribeInstances', { PageNumber: 1 }, { key });
  expect(body.TotalCount).toBe(625);
  const foreign = { InstanceId: MACHINES.text.instanceId };
  expect(await call('DescribeInstanceVncUrl', foreign, { key })).toMatchObject({
    code: 'InvalidInstanceId.NotFound',
  });
});

test('a running instance gets a ticket', async () => {
  const InstanceId = MACHINES.text.instanceId;
  const answer = await call('DescribeInstanceVncUrl', { InstanceId });
  expect(answer.body).toEqual({
    VncUrl: `wss%3A%2F%2Fticket-for-${InstanceId}`,
    RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
  });
});

const InstanceId = MACHINES.text.instanceId;
const noTicket: [name: string, query: object, options: object, status: number, code: string][] = [
  ['an unknown region', { InstanceId, RegionId: 'cn-x' }, {}, 404, 'InvalidRegionId.NotFound'],
  ['an unknown instance', { InstanceId: 'i-x' }, {}, 404, 'InvalidInstanceId.NotFound'],
  ['another region', { InstanceId, ...beijing }, inBeijing, 400, 'InvalidRegionInstance'],
  ['no instance', {}, {}, 400, 'MissingParameter'],
  [
    'a stopped instance',
    { InstanceId: MACHINES.stopped.instanceId },
    {},
    403,
    'IncorrectInstanceStatus',
  ],
  ['a key without permission', { InstanceId }, { key: KEYS.withoutVnc }, 403, 'Forbidden.RAM'],
  [
    'the endpoint of another region',
    { InstanceId },
    inBeijing,
    404,
    'InvalidOperation.NotSupportedEndpoint',
  ],
];

test.each(noTicket)('no ticket for %s', async (_name, query, options, status, code) => {
  const answer = await call('DescribeInstanceVncUrl', query, options);
  expect(answer).toMatchObject({ status, code });
  expect(answer.body).toMatchObject({
    Code: code,
    RequestId: expect.any(String),
    HostId: expect.stringMatching(/aliyuncs\.com$/),
    Message: expect.any(String),
    Recommend: expect.stringMatching(/^https:/),
  });
});

test('a ticket while the machine goes down, none while it comes up', async () => {
  const query = { InstanceId: MACHINES.graphics.instanceId };
  harness.guests.graphics.become('Stopping');
  expect(await call('DescribeInstanceVncUrl', query)).toMatchObject({ code: 'ok' });
  harness.guests.graphics.become('Starting');
  expect(await call('DescribeInstanceVncUrl', query)).toMatchObject({
    code: 'InstanceNotReady',
    status: 403,
  });
  harness.guests.graphics.become('Running');
});

test.each([
  ['Running', 'InternalError', 500],
  ['Stopped', 'IncorrectInstanceStatus', 403],
])('an instance on paper that is %s answers %s', async (Status, code, status) => {
  const list = await call('DescribeInstances', { ...beijing, Status }, inBeijing);
  const [paperId] = idsIn(list.body);
  const answer = await call(
    'DescribeInstanceVncUrl',
    { ...beijing, InstanceId: paperId },
    inBeijing,
  );
  expect(answer).toMatchObject({ code, status });
});

test('the states of the instances that are asked for', async () => {
  const asked = [MACHINES.stopped.instanceId, MACHINES.text.instanceId];
  const { body } = await call('DescribeInstanceStatus', { InstanceId: asked });
  expect(body).toMatchObject({
    TotalCount: 2,
    InstanceStatuses: {
      InstanceStatus: [
        { InstanceId: MACHINES.text.instanceId, Status: 'Running' },
        { InstanceId: MACHINES.stopped.instanceId, Status: 'Stopped' },
      ],
    },
  });
});

test('the regions, in the language that is asked for', async () => {
  const name = async (query: object) => {
    const { body } = await call('DescribeRegions', query);
    const regions: { RegionId: string }[] = body.Regions.Region;
    return regions.find((region) => region.RegionId === 'cn-hangzhou');
  };
  expect(await name({})).toMatchObject({
    LocalName: '华东1（杭州）',
    RegionEndpoint: 'ecs.cn-hangzhou.aliyuncs.com',
  });
  expect(await name({ AcceptLanguage: 'en-US' })).toMatchObject({ LocalName: 'China (Hangzhou)' });
  expect(await call('DescribeRegions', { AcceptLanguage: 'xx' })).toMatchObject({
    code: 'InvalidAcceptLanguage.NotFound',
  });
});

test('more calls a minute than the switch allows are refused until the next one begins', async () => {
  harness.advance(60_000);
  harness.patch({ api: { callsPerMinute: 2 } });
  const asked = async (query: object = {}, options: object = {}) =>
    (await call('DescribeInstances', query, options)).body.Code ?? 'ok';
  expect([await asked(), await asked(), await asked()]).toEqual(['ok', 'ok', 'Throttling.User']);
  expect(await asked(beijing, inBeijing)).toBe('ok');
  expect(await asked({}, { key: KEYS.secondAccount })).toBe('ok');
  harness.advance(60_000);
  expect(await asked()).toBe('ok');
  harness.patch({ api: { callsPerMinute: null } });
});
