import { expect, test } from 'vitest';
import type { EcsInstance } from '../../../lib/aliyun/ecs.ts';
import { toRow, toSummary } from '../../../lib/instances/from-ecs.ts';

const least: EcsInstance = { InstanceId: 'i-bp1hzoinajzkh91h0000', RegionId: 'cn-hangzhou' };

test('a whole instance is flattened', () => {
  const summary = toSummary({
    ...least,
    InstanceName: 'web',
    Status: 'Running',
    OSName: 'Debian 12 64位',
    OSNameEn: 'Debian 12 64 bit',
    OSType: 'linux',
    InstanceType: 'ecs.g7.large',
    PublicIpAddress: { IpAddress: ['1.2.3.4'] },
    EipAddress: { IpAddress: '5.6.7.8' },
    VpcAttributes: { PrivateIpAddress: { IpAddress: ['10.0.0.1'] } },
    InnerIpAddress: { IpAddress: ['10.9.9.9'] },
    NetworkInterfaces: {
      NetworkInterface: [{ PrimaryIpAddress: '10.0.0.1' }, { PrimaryIpAddress: '10.0.0.2' }],
    },
  });
  expect(summary).toStrictEqual({
    instanceId: 'i-bp1hzoinajzkh91h0000',
    regionId: 'cn-hangzhou',
    name: 'web',
    status: 'Running',
    osName: 'Debian 12 64 bit',
    osType: 'linux',
    instanceType: 'ecs.g7.large',
    publicIps: ['5.6.7.8', '1.2.3.4'],
    privateIps: ['10.0.0.1', '10.9.9.9', '10.0.0.2'],
  });
});

test('an instance of which nothing is known but its id has that for a name', () => {
  expect(toSummary(least)).toStrictEqual({
    instanceId: 'i-bp1hzoinajzkh91h0000',
    regionId: 'cn-hangzhou',
    name: 'i-bp1hzoinajzkh91h0000',
    status: 'Unknown',
    publicIps: [],
    privateIps: [],
  });
});

test('an empty name falls back to the id, an empty address is none, a repeated one is one', () => {
  const summary = toSummary({
    ...least,
    InstanceName: '',
    EipAddress: { IpAddress: '' },
    PublicIpAddress: { IpAddress: ['1.2.3.4', '1.2.3.4'] },
    NetworkInterfaces: { NetworkInterface: [{ PrimaryIpAddress: undefined }] },
  });
  expect(summary.name).toBe('i-bp1hzoinajzkh91h0000');
  expect(summary.publicIps).toEqual(['1.2.3.4']);
  expect(summary.privateIps).toEqual([]);
});

test.each([
  ['windows', { osType: 'windows' }],
  ['linux', { osType: 'linux' }],
  ['plan9', {}],
])('the system type %s', (OSType, expected) => {
  const { osType } = { osType: undefined, ...toSummary({ ...least, OSType }) };
  expect({ osType }).toEqual({ osType: undefined, ...expected });
});

test('the Chinese name of a system stands in for the English one', () => {
  expect(toSummary({ ...least, OSName: 'Debian 12 64位' }).osName).toBe('Debian 12 64位');
});

test('a status of tomorrow is passed on', () => {
  expect(toSummary({ ...least, Status: 'Hibernated' }).status).toBe('Hibernated');
});

test('a row of the inventory adds its profile, its size and its tags, one without a value included', () => {
  const row = toRow(
    {
      ...least,
      ZoneId: 'cn-hangzhou-h',
      Cpu: 4,
      Memory: 16384,
      Tags: {
        Tag: [
          { TagKey: 'team', TagValue: '基础架构' },
          { TagKey: 'old', TagValue: undefined },
          { TagKey: undefined, TagValue: 'nobody' },
        ],
      },
    },
    'a-profile',
  );
  expect(row).toStrictEqual({
    ...toSummary(least),
    profileId: 'a-profile',
    tags: [
      ['team', '基础架构'],
      ['old', ''],
    ],
    cpu: 4,
    memoryMb: 16384,
    zoneId: 'cn-hangzhou-h',
  });
});

test('a row of which nothing more is known has no tags, and no empty fields', () => {
  expect(toRow(least, 'a-profile')).toStrictEqual({
    ...toSummary(least),
    profileId: 'a-profile',
    tags: [],
  });
});
