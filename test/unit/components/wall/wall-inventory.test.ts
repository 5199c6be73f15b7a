import { computed } from '@preact/signals';
import { expect, test } from 'vitest';
import { createWallInventory } from '../../../../components/wall/wall-inventory.ts';
import { instanceKey } from '../../../../lib/instance-ref.ts';
import type { InventoryRow } from '../../../../lib/instances/inventory-row.ts';

const words = {
  region: () => undefined,
  status: (status: string) => status,
  profile: () => 'Production',
};

const row = (n: number, more: Partial<InventoryRow> = {}): InventoryRow => ({
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: `i-bp1000000000000000${n.toString().padStart(2, '0')}`,
  name: `web-${n}`,
  status: 'Running',
  publicIps: [],
  privateIps: [],
  tags: [],
  ...more,
});
const start = { type: 'start', total: 0, pinned: [], recent: [], open: [] } as const;

test('rows are found by name and id, the pinned ones first', () => {
  const inventory = createWallInventory(words);
  inventory.hear({ ...start, pinned: [instanceKey(row(3))] });
  inventory.hear({ type: 'rows', rows: [row(1), row(2), row(3)] });
  expect(inventory.find('').map(({ name }) => name)).toEqual(['web-3', 'web-1', 'web-2']);
  expect(inventory.find('web-2').map(({ name }) => name)).toEqual(['web-2']);
  expect(inventory.find(row(1).instanceId)).toEqual([row(1)]);
});

test('a tile hears when its instance changes, and when it goes', () => {
  const inventory = createWallInventory(words);
  const key = instanceKey(row(1));
  const status = computed(() => inventory.rowOf(key)?.status);
  expect(status.value).toBeUndefined();
  inventory.hear({ type: 'rows', rows: [row(1)] });
  expect(status.value).toBe('Running');
  inventory.hear({ type: 'rows', rows: [row(1, { status: 'Stopped' })] });
  expect(status.value).toBe('Stopped');
  inventory.hear({ type: 'rows', rows: [], gone: [key] });
  expect(status.value).toBeUndefined();
});

test('it says whether the inventory is locked, is empty, or is still asked for', () => {
  const inventory = createWallInventory(words);
  inventory.hear({ type: 'locked' });
  expect(inventory.state.value).toBe('locked');
  inventory.hear(start);
  inventory.hear({ type: 'progress', done: 1, all: 3 });
  expect([inventory.state.value, inventory.isBusy.value]).toEqual(['told', true]);
  inventory.hear({ type: 'progress', done: 3, all: 3 });
  expect(inventory.isBusy.value).toBe(false);
});
