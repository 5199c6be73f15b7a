import type { InventoryRow } from '../../../../lib/instances/inventory-row.ts';
import type { Words } from '../../../../lib/instances/search/facet.ts';

export const PROFILE = '00000001-0000-4000-8000-000000000000';

/** An instance of the inventory; the number makes its id. */
export const row = (number: number, more: Partial<InventoryRow> = {}): InventoryRow => ({
  profileId: PROFILE,
  regionId: 'cn-hangzhou',
  instanceId: `i-bp1000000000000${String(number).padStart(5, '0')}`,
  name: `machine-${number}`,
  status: 'Running',
  publicIps: [],
  privateIps: [],
  tags: [],
  ...more,
});

/** A person who reads traditional Chinese, with one profile. */
export const words: Words = {
  region: (id) => (id === 'cn-hangzhou' ? '華東1（杭州）' : undefined),
  status: (status) => (status === 'Running' ? '執行中' : status),
  profile: (id) => (id === PROFILE ? 'Ops team' : id),
};
