import { expect, test, vi } from 'vitest';
import type { InstanceRef } from '../../../lib/instance-ref.ts';
import type { InventoryRow } from '../../../lib/instances/inventory-row.ts';
import { storedMap } from '../../../lib/storage-area.ts';
import { createRecent } from '../../../lib/viewers/recent.ts';
import { createRegistry } from '../../../lib/viewers/registry.ts';
import { createWhereabouts, type Want } from '../../../lib/worker/whereabouts.ts';
import { profile } from '../components/fake-ask.ts';
import { memoryArea } from '../memory-area.ts';

const ID = 'i-bp1hzoinajzkh91habcd';
const work = profile(1, { accountId: '111111111' });
const home = profile(2, { accountId: '222222222' });

const place = (profileId: string, regionId: string): InstanceRef => ({
  profileId,
  regionId,
  instanceId: ID,
});

interface Known {
  viewer?: InstanceRef;
  opened?: InstanceRef;
  listed?: InstanceRef;
}

async function setUp({ viewer, opened, listed }: Known = {}) {
  const registry = createRegistry(storedMap(memoryArea(), 'viewers'));
  const recent = createRecent(memoryArea());
  if (viewer) await registry.remember({ tabId: 7, windowId: 3, instance: viewer });
  if (opened) await recent.add(opened);
  const find = vi.fn(async () => listed as InventoryRow | undefined);
  const whereabouts = createWhereabouts({
    profiles: { list: async () => ({ profiles: [work, home], defaultId: work.id }) },
    registry,
    recent,
    inventory: { find },
  });
  const placeOf = async (want: Omit<Want, 'instanceId'> = {}) => {
    const wanted = { instanceId: ID, ...want };
    return whereabouts.placeOf(wanted, await whereabouts.fitting(wanted));
  };
  return { whereabouts, find, placeOf };
}

const inWork = place(work.id, 'cn-hangzhou');
const inHome = place(home.id, 'cn-beijing');

test.each<[string, Known, Omit<Want, 'instanceId'>, InstanceRef | undefined]>([
  ['its viewer is open', { viewer: inHome, listed: inWork }, {}, inHome],
  [
    'the viewer is of an account that does not fit',
    { viewer: inHome },
    { accountId: '111111111' },
    undefined,
  ],
  ['the inventory lists it', { listed: inHome }, {}, inHome],
  ['it was opened before', { opened: inHome }, {}, inHome],
  ['both say so, and what is listed is true', { opened: inWork, listed: inHome }, {}, inHome],
  ['only the row tells its region', {}, { regionId: 'eu-west-1' }, place(work.id, 'eu-west-1')],
  [
    'the row tells its region and the inventory its profile',
    { listed: inHome },
    { regionId: 'cn-beijing' },
    inHome,
  ],
  [
    'it was reached by a profile before',
    { opened: inHome, listed: inWork },
    { regionId: 'cn-beijing' },
    inHome,
  ],
  [
    'a profile was chosen',
    { listed: inHome },
    { profileId: work.id, regionId: 'cn-beijing' },
    place(work.id, 'cn-beijing'),
  ],
  ['nobody knows anything', {}, {}, undefined],
])('%s', async (_, known, want, expected) => {
  const { placeOf } = await setUp(known);
  expect(await placeOf(want)).toEqual(expected);
});

test('the inventory is not read where it decides nothing', async () => {
  const { find, placeOf } = await setUp();
  await placeOf({ regionId: 'cn-hangzhou', accountId: '111111111' });
  expect(find).not.toHaveBeenCalled();
});

test('an unknown profile is no profile', async () => {
  const { whereabouts } = await setUp();
  await expect(
    whereabouts.fitting({ instanceId: ID, profileId: profile(9).id }),
  ).rejects.toMatchObject({ problem: { kind: 'no-profile' } });
  await expect(whereabouts.requireProfile()).resolves.toBeUndefined();
});
