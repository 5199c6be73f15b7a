import type { EcsInstance } from '../aliyun/ecs.ts';
import type { InventoryRow, Tag } from './inventory-row.ts';
import type { InstanceSummary } from './summary.ts';

/** Flattens an instance of `DescribeInstances` into what the interface shows. */
export function toSummary(instance: EcsInstance): InstanceSummary {
  const osName = instance.OSNameEn || instance.OSName;
  const osType = instance.OSType;
  return {
    instanceId: instance.InstanceId,
    regionId: instance.RegionId,
    name: instance.InstanceName || instance.InstanceId,
    status: instance.Status || 'Unknown',
    ...(osName && { osName }),
    ...((osType === 'windows' || osType === 'linux') && { osType }),
    ...(instance.InstanceType && { instanceType: instance.InstanceType }),
    publicIps: distinct([
      instance.EipAddress?.IpAddress,
      ...(instance.PublicIpAddress?.IpAddress ?? []),
    ]),
    privateIps: distinct([
      ...(instance.VpcAttributes?.PrivateIpAddress?.IpAddress ?? []),
      ...(instance.InnerIpAddress?.IpAddress ?? []),
      ...(instance.NetworkInterfaces?.NetworkInterface ?? []).map((card) => card.PrimaryIpAddress),
    ]),
  };
}

/** The same with what only the inventory shows: the profile that reached it, its tags, its size. */
export function toRow(instance: EcsInstance, profileId: string): InventoryRow {
  const { Cpu: cpu, Memory: memoryMb, ZoneId: zoneId } = instance;
  return {
    ...toSummary(instance),
    profileId,
    tags: (instance.Tags?.Tag ?? []).flatMap(({ TagKey, TagValue = '' }): Tag[] =>
      TagKey ? [[TagKey, TagValue]] : [],
    ),
    ...(cpu !== undefined && { cpu }),
    ...(memoryMb !== undefined && { memoryMb }),
    ...(zoneId && { zoneId }),
  };
}

/** ECS writes an address that is not there as an empty string. */
const distinct = (addresses: (string | undefined)[]): string[] => [
  ...new Set(addresses.flatMap((address) => address || [])),
];
