import * as v from 'valibot';

/** Any field may be missing, or be of a type that we did not expect: then it is as good as absent. */
const maybe = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

const Text = maybe(v.string());
const Addresses = maybe(v.object({ IpAddress: maybe(v.array(v.string())) }));

/** The parts of an instance in `DescribeInstances` that we use, named as ECS names them. */
export const EcsInstance = v.object({
  InstanceId: v.pipe(v.string(), v.nonEmpty()),
  RegionId: Text,
  InstanceName: Text,
  Status: Text,
  OSName: Text,
  OSNameEn: Text,
  OSType: Text,
  InstanceType: Text,
  PublicIpAddress: Addresses,
  EipAddress: maybe(v.object({ IpAddress: Text })),
  VpcAttributes: maybe(v.object({ PrivateIpAddress: Addresses })),
  InnerIpAddress: Addresses,
  NetworkInterfaces: maybe(
    v.object({ NetworkInterface: maybe(v.array(v.object({ PrimaryIpAddress: Text }))) }),
  ),
});

export type EcsInstance = Omit<v.InferOutput<typeof EcsInstance>, 'RegionId'> & {
  /** Where ECS leaves it out, the region that was asked. */
  RegionId: string;
};
