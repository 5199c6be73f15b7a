import type { InventoryRow } from '../../../lib/instances/inventory-row.ts';
import type { CachedSource } from '../../../lib/instances/row-cache.ts';

export const PROFILE = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';

/** A row of which a test says only what matters to it. */
export const row = (more: Partial<InventoryRow> = {}): InventoryRow => ({
  profileId: PROFILE,
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91h0000',
  name: 'web',
  status: 'Running',
  publicIps: [],
  privateIps: [],
  tags: [],
  ...more,
});

export const cachedSource = (more: Partial<CachedSource> = {}): CachedSource => ({
  profileId: PROFILE,
  regionId: 'cn-hangzhou',
  owner: 'somebody',
  checkedAt: 1_000,
  empties: 0,
  end: { state: 'done' },
  rows: [row()],
  ...more,
});
