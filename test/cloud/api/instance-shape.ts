import { createHash } from 'node:crypto';
import { stateOf } from '../inventory.ts';
import type { CloudInstance } from '../types.ts';

const SIZES = [
  { InstanceType: 'ecs.e-c1m1.large', Cpu: 2, Memory: 2048 },
  { InstanceType: 'ecs.g8i.xlarge', Cpu: 4, Memory: 16_384 },
  { InstanceType: 'ecs.r8y.2xlarge', Cpu: 8, Memory: 65_536 },
];

/** An instance as DescribeInstances shows it. What the world does not say follows from the id. */
export function describeInstance(instance: CloudInstance): object {
  const hash = createHash('sha256').update(instance.instanceId).digest();
  const byte = (position: number) => hash.readUInt8(position);
  const state = stateOf(instance);
  const privateIp = `172.16.${byte(0)}.${(byte(1) % 253) + 1}`;
  // 203.0.113.0/24 is set aside for documentation (RFC 5737): nobody's real address.
  const publicIp = byte(2) % 3 === 0 ? [] : [`203.0.113.${(byte(3) % 253) + 1}`];
  const mark = hash.toString('hex').slice(0, 17);
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    HostName: `h${mark.slice(0, 10)}`,
    Description: '',
    RegionId: instance.regionId,
    ZoneId: `${instance.regionId}-${'abc'.charAt(byte(4) % 3)}`,
    Status: state,
    StoppedMode: state === 'Stopped' ? 'KeepCharging' : 'Not-applicable',
    OSName: instance.osName,
    OSNameEn: instance.osName.replace('64位中文版', '64 bit Chinese').replace('64位', '64 bit'),
    OSType: instance.osType,
    ...SIZES[byte(5) % SIZES.length],
    InstanceNetworkType: 'vpc',
    PublicIpAddress: { IpAddress: publicIp },
    EipAddress: { IpAddress: '', AllocationId: '' },
    InnerIpAddress: { IpAddress: [] },
    VpcAttributes: {
      VpcId: `vpc-${mark}`,
      VSwitchId: `vsw-${mark}`,
      NatIpAddress: '',
      PrivateIpAddress: { IpAddress: [privateIp] },
    },
    NetworkInterfaces: {
      NetworkInterface: [{ PrimaryIpAddress: privateIp, Type: 'Primary' }],
    },
    Tags: { Tag: [{ TagKey: 'team', TagValue: byte(6) % 2 === 0 ? '基础架构' : 'platform' }] },
    ResourceGroupId: '',
    InstanceChargeType: 'PostPaid',
    ExpiredTime: '2099-12-31T15:59Z',
    CreationTime: '2026-03-01T08:00Z',
    StartTime: '2026-11-01T08:00Z',
    OperationLocks: { LockReason: [] },
  };
}
