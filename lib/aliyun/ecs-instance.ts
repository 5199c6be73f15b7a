import * as v from 'valibot';
import { MaybeText, maybe, Text } from './answer.ts';

const Addresses = maybe(v.object({ IpAddress: maybe(v.array(v.string())) }));

/** The parts of an instance in `DescribeInstances` that we use, named as ECS names them. */
export const EcsInstance = v.object({
  InstanceId: Text,
  RegionId: MaybeText,
  InstanceName: MaybeText,
  Status: MaybeText,
  OSName: MaybeText,
  OSNameEn: MaybeText,
  OSType: MaybeText,
  InstanceType: MaybeText,
  ZoneId: MaybeText,
  Cpu: maybe(v.number()),
  /** MiB. */
  Memory: maybe(v.number()),
  PublicIpAddress: Addresses,
  EipAddress: maybe(v.object({ IpAddress: MaybeText })),
  VpcAttributes: maybe(v.object({ PrivateIpAddress: Addresses })),
  InnerIpAddress: Addresses,
  NetworkInterfaces: maybe(
    v.object({ NetworkInterface: maybe(v.array(v.object({ PrimaryIpAddress: MaybeText }))) }),
  ),
  Tags: maybe(
    v.object({ Tag: maybe(v.array(v.object({ TagKey: MaybeText, TagValue: MaybeText }))) }),
  ),
});

export type EcsInstance = Omit<v.InferOutput<typeof EcsInstance>, 'RegionId'> & {
  /** Where ECS leaves it out, the region that was asked. */
  RegionId: string;
};
