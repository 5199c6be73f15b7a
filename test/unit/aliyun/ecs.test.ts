import { describe, expect, test } from 'vitest';
import {
  canDescribeInstances,
  describeInstances,
  describeInstanceVncUrl,
} from '../../../lib/aliyun/ecs.ts';
import { answering, clientOf, credentials, rejectionOf, silent } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou' };
const ID = 'i-bp1hzoinajzkh91h0000';

describe('describeInstanceVncUrl', () => {
  test('asks the region for the instance, and gives the address as it came', async () => {
    const VncUrl = 'wss%3A%2F%2Fhz01-vncproxy.aliyun.com%2Fwebsockify%2F%3Fs%3Da%252Fb';
    const { client, fetch, query } = answering({ RequestId: 'REQ', VncUrl });
    const answer = await describeInstanceVncUrl(client, target, ID);
    expect(answer).toEqual({ vncUrl: VncUrl, requestId: 'REQ' });
    expect(query()).toEqual({ RegionId: 'cn-hangzhou', InstanceId: ID });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(new URL(String(url)).host).toBe('ecs.cn-hangzhou.aliyuncs.com');
    expect(new Headers(init?.headers).get('x-acs-action')).toBe('DescribeInstanceVncUrl');
  });

  test.each([{}, { VncUrl: '' }, { VncUrl: 5 }])(
    "an answer without an address (%j) is the server's fault",
    async (body) => {
      const error = await rejectionOf(describeInstanceVncUrl(answering(body).client, target, ID));
      expect(error).toMatchObject({ kind: 'server', action: 'DescribeInstanceVncUrl' });
    },
  );

  test('nothing of an error gives a secret away, whatever the server quotes', async () => {
    const secrets = ['SECRETKEY', 'SECRETTOKEN', 'wss%3A%2F%2F', 'Signature='];
    const body = { Code: 'Whatever', Message: `you sent ${secrets.join(' ')}`, VncUrl: secrets[2] };
    const { client } = answering(body, { status: 400 });
    const key = { accessKeyId: 'id', accessKeySecret: 'SECRETKEY', securityToken: 'SECRETTOKEN' };
    const error = await rejectionOf(
      describeInstanceVncUrl(client, { ...target, credentials: key }, ID),
    );
    const everything = `${error} ${JSON.stringify(error)} ${(error as Error).stack}`;
    expect(everything).toContain('Whatever');
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  test("the profile's endpoint is used", async () => {
    const { client, fetch } = answering({ VncUrl: 'x' });
    const endpoint = 'ecs-cn-hangzhou.aliyuncs.com';
    await describeInstanceVncUrl(client, { ...target, endpoint }, ID);
    expect(String(fetch.mock.calls[0]?.[0])).toMatch(/^https:\/\/ecs-cn-hangzhou\.aliyuncs\.com\//);
  });

  test.each([
    { ...target, regionId: 'evil.example/' },
    { ...target, endpoint: 'evil.example' },
  ])("nothing is sent to a host that is not Alibaba's", async (bad) => {
    const { client, fetch } = answering({ VncUrl: 'x' });
    expect(await rejectionOf(describeInstanceVncUrl(client, bad, ID))).toMatchObject({
      name: 'AliyunError',
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("the caller's signal ends the call", async () => {
    const signal = AbortSignal.abort();
    const error = await rejectionOf(
      describeInstanceVncUrl(clientOf(silent), { ...target, signal }, ID),
    );
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});

describe('describeInstances', () => {
  test('asks for the largest page', async () => {
    const { client, query } = answering({});
    await describeInstances(client, target);
    expect(query()).toEqual({ RegionId: 'cn-hangzhou', MaxResults: '100' });
  });

  test('passes on a token, ids as a JSON array, and the size of a page', async () => {
    const { client, query } = answering({});
    const instanceIds = [ID, 'i-2'];
    await describeInstances(client, target, { maxResults: 10, nextToken: 't', instanceIds });
    expect(query()).toEqual({
      RegionId: 'cn-hangzhou',
      MaxResults: '10',
      NextToken: 't',
      InstanceIds: `["${ID}","i-2"]`,
    });
  });

  test.each([
    ['more', { nextToken: 'more' }],
    ['', {}],
    [undefined, {}],
    [7, {}],
  ])('the token %j says whether there is more', async (NextToken, rest) => {
    const { client } = answering({ Instances: { Instance: [] }, NextToken });
    expect(await describeInstances(client, target)).toStrictEqual({ instances: [], ...rest });
  });

  test.each([{}, { Instances: null }, { Instances: {} }, { Instances: [] }])(
    'an answer without a list (%j) is an empty one',
    async (body) => {
      expect(await describeInstances(answering(body).client, target)).toEqual({ instances: [] });
    },
  );

  test('reads what it knows, leaves out what it does not', async () => {
    const instance = {
      InstanceId: ID,
      RegionId: 'cn-hangzhou-finance',
      InstanceName: 'web',
      Status: 'Running',
      OSName: 'Debian 12 64位',
      OSNameEn: 'Debian 12 64 bit',
      OSType: 'linux',
      InstanceType: 'ecs.g7.large',
      PublicIpAddress: { IpAddress: ['1.2.3.4'] },
      EipAddress: { IpAddress: '5.6.7.8' },
      VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.0.0.1'] } },
      InnerIpAddress: { IpAddress: [] },
      NetworkInterfaces: { NetworkInterface: [{ PrimaryIpAddress: '10.0.0.1' }] },
    };
    const body = { Instances: { Instance: [{ ...instance, FieldOfTomorrow: { a: [1] } }] } };
    const { instances } = await describeInstances(answering(body).client, target);
    expect(instances).toStrictEqual([instance]);
  });

  test('an instance of which little is known is listed all the same, in the region asked', async () => {
    const body = { Instances: { Instance: [{ InstanceId: ID }] } };
    const { instances } = await describeInstances(answering(body).client, target);
    expect(instances).toEqual([{ InstanceId: ID, RegionId: 'cn-hangzhou' }]);
  });

  test('fields of the wrong type are as good as absent', async () => {
    const odd = {
      InstanceId: ID,
      InstanceName: 5,
      Status: null,
      EipAddress: '1.2.3.4',
      PublicIpAddress: { IpAddress: '1.2.3.4' },
      VpcAttributes: { PrivateIpAddress: null },
      NetworkInterfaces: { NetworkInterface: {} },
    };
    const body = { Instances: { Instance: [odd] } };
    const { instances } = await describeInstances(answering(body).client, target);
    expect(instances).toEqual([
      {
        InstanceId: ID,
        RegionId: 'cn-hangzhou',
        PublicIpAddress: {},
        VpcAttributes: {},
        NetworkInterfaces: {},
      },
    ]);
  });

  test("one entry that can't be read does not hide the others", async () => {
    const entries = [null, 'text', {}, { InstanceId: '' }, { InstanceId: ID }];
    const { client } = answering({ Instances: { Instance: entries } });
    const { instances } = await describeInstances(client, target);
    expect(instances.map(({ InstanceId }) => InstanceId)).toEqual([ID]);
  });
});

describe('canDescribeInstances', () => {
  test('makes a dry run, and takes its passing for a yes', async () => {
    const { client, query } = answering({ Code: 'DryRunOperation' }, { status: 400 });
    expect(await canDescribeInstances(client, target)).toBe(true);
    expect(query()).toMatchObject({ DryRun: 'true' });
  });

  test('takes a lack of permission for a no', async () => {
    const { client } = answering({ Code: 'Forbidden.RAM' }, { status: 403 });
    expect(await canDescribeInstances(client, target)).toBe(false);
  });

  test('takes nothing else for an answer', async () => {
    const { client } = answering({ Code: 'Throttling' }, { status: 400 });
    expect(await rejectionOf(canDescribeInstances(client, target))).toMatchObject({
      kind: 'throttled',
    });
  });
});
