import type { InstanceSummary } from './summary.ts';

/** A tag as it was set: its key and its value, which may be empty. */
export type Tag = readonly [key: string, value: string];

/** One instance of the inventory. `instanceKey` of it names it, across profiles and regions. */
export interface InventoryRow extends InstanceSummary {
  /** The profile that reaches it. */
  profileId: string;
  /** In the order in which ECS gives them; empty where there are none. */
  tags: readonly Tag[];
  /** Virtual CPUs. */
  cpu?: number;
  /** MiB. */
  memoryMb?: number;
  zoneId?: string;
}
