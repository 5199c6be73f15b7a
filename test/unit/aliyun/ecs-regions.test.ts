import { expect, test } from 'vitest';
import { describeRegions } from '../../../lib/aliyun/ecs-regions.ts';
import { answering, credentials } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou' };

test('asks in a language, and for nothing else', async () => {
  const { client, query } = answering({});
  await describeRegions(client, target, 'ja');
  expect(query()).toEqual({ AcceptLanguage: 'ja' });
});

test('reads what it knows of a region, and leaves out the endpoint that can not be', async () => {
  const Region = [
    {
      RegionId: 'cn-hangzhou',
      LocalName: 'China (Hangzhou)',
      RegionEndpoint: 'ecs-cn-hangzhou.aliyuncs.com',
      Status: 'available',
    },
    { RegionId: 'us-west-1', RegionEndpoint: 'ecs.us-west-1.aliyuncs.com.evil.example' },
    { RegionId: 'evil.example/' },
    null,
  ];
  const { client } = answering({ Regions: { Region } });
  expect(await describeRegions(client, target, 'en-US')).toStrictEqual([
    {
      regionId: 'cn-hangzhou',
      name: 'China (Hangzhou)',
      endpoint: 'ecs-cn-hangzhou.aliyuncs.com',
    },
    { regionId: 'us-west-1', name: 'us-west-1' },
  ]);
});

test.each([{}, { Regions: null }, { Regions: { Region: {} } }])(
  'an answer without a list (%j) is an empty one',
  async (body) => {
    expect(await describeRegions(answering(body).client, target, 'zh-CN')).toEqual([]);
  },
);
