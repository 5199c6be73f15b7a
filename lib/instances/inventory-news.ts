import type { Problem } from '../problem.ts';
import type { InventoryRow } from './inventory-row.ts';

/**
 * Where a profile's region stands in a refresh. `resting`: it had nothing lately, or was asked a
 * moment ago, and is not asked this time. `no-permission`: RAM lets the key list nothing there.
 */
export type SourceState = 'waiting' | 'loading' | 'done' | 'failed' | 'no-permission' | 'resting';

/** One region of one profile: what an inventory is gathered from. */
export interface InventorySource {
  profileId: string;
  regionId: string;
  state: SourceState;
  /** How many instances of it are known: those of the last time, until it is done. */
  count: number;
  /** Why it failed. */
  problem?: Problem;
}

/**
 * What the background tells a page about the inventory, in this order: `start`, the rows that are
 * known, the pinned and recent ones first; then what a refresh finds, until `progress` says that
 * all is done. A `start` replaces everything that was told before.
 */
export type InventoryNews =
  | {
      type: 'start';
      /** How many rows are known; they follow. */
      total: number;
      /** Instance keys, in the order in which they were pinned. */
      pinned: readonly string[];
      /** Instance keys, the last one that was opened first. */
      recent: readonly string[];
      /** Keys of the instances that have a viewer. */
      open: readonly string[];
    }
  /** Pins, recents or viewers have changed. */
  | {
      type: 'marks';
      pinned: readonly string[];
      recent: readonly string[];
      open: readonly string[];
    }
  /** Rows that are new or changed, and the keys of those that are there no longer. */
  | { type: 'rows'; rows: readonly InventoryRow[]; gone?: readonly string[] }
  | { type: 'source'; source: InventorySource }
  /** How many sources are done with, of how many. */
  | { type: 'progress'; done: number; all: number }
  | { type: 'locked' }
  | { type: 'no-profile' };
