/** ECS's own words for the state of an instance. */
export type InstanceStatus = 'Pending' | 'Running' | 'Starting' | 'Stopping' | 'Stopped';

/** What the interface shows of an instance: what `DescribeInstances` says, flattened. */
export interface InstanceSummary {
  instanceId: string;
  regionId: string;
  /** Falls back to the id where ECS gives no name. */
  name: string;
  /** A status that we do not know is passed on as it is. */
  status: InstanceStatus | (string & {});
  osName?: string;
  osType?: 'windows' | 'linux';
  instanceType?: string;
  publicIps: string[];
  privateIps: string[];
}
