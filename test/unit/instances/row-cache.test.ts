import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { createBoxes } from '../../../lib/instances/boxes.ts';
import { createRowCache, ROWS_A_BOX } from '../../../lib/instances/row-cache.ts';
import { createSealedBoxes } from '../../../lib/instances/sealed-boxes.ts';
import { CHEAP, newDisk, PASSPHRASE, start } from '../profiles/vault/bench.ts';
import { cachedSource, row } from './rows.ts';

/** Real IndexedDB semantics, a real vault. */
const boxes = createBoxes();
beforeEach(() => boxes.clear());

function setUp(disk = newDisk()) {
  const vault = start(disk, { cost: CHEAP });
  return { disk, vault, cache: createRowCache(createSealedBoxes(boxes, vault)) };
}

test('a source comes back as it was saved, from another start of the background as well', async () => {
  const { disk, cache } = setUp();
  const source = cachedSource({ rows: [row({ name: '数据库-主' }), row({ instanceId: 'i-2' })] });
  await cache.save(source);
  expect(await setUp(disk).cache.read(await cache.sources())).toEqual([source]);
});

test('a large source is kept in boxes, and a smaller one in its place leaves none of them', async () => {
  const { cache } = setUp();
  const rows = Array.from({ length: 2 * ROWS_A_BOX + 1 }, (_, index) =>
    row({ instanceId: `i-${index}` }),
  );
  const large = cachedSource({ rows });
  const other = cachedSource({ regionId: 'cn-beijing', rows: rows.slice(0, ROWS_A_BOX + 1) });
  await cache.save(large);
  await cache.save(other);
  expect(await cache.read([large, other])).toEqual([large, other]);
  expect(await boxes.keys()).toHaveLength(5);
  await cache.save({ ...large, rows: [row()] });
  expect(await boxes.keys()).toHaveLength(3);
});

test('nothing of a row can be read on the disk', async () => {
  const { cache } = setUp();
  await cache.save(cachedSource({ rows: [row({ name: 'web-prod-01', publicIps: ['1.2.3.4'] })] }));
  const [sealed] = await boxes.get(await boxes.keys());
  const text = new TextDecoder('latin1').decode(sealed);
  for (const word of ['web-prod-01', '1.2.3.4', 'rows', 'i-']) expect(text).not.toContain(word);
});

test('a box opens under its own key alone', async () => {
  const { cache } = setUp();
  const here = cachedSource();
  const there = { ...here, regionId: 'cn-beijing' };
  await cache.save(here);
  const [bytes] = await boxes.get([`${here.profileId}/${here.regionId}/head`]);
  if (!bytes) throw new Error('Nothing was saved.');
  await boxes.replace('moved', [[`${there.profileId}/${there.regionId}/head`, bytes]]);
  expect(await cache.read([there])).toEqual([]);
  expect(await cache.read([here])).toEqual([here]);
});

test('a locked vault closes the cache, and gives it back with the passphrase', async () => {
  const { vault, cache } = setUp();
  const source = cachedSource();
  await vault.setPassphrase(PASSPHRASE);
  await cache.save(source);
  await vault.lock();
  await expect(cache.read([source])).rejects.toMatchObject({ problem: { kind: 'vault-locked' } });
  await expect(cache.save(source)).rejects.toMatchObject({ problem: { kind: 'vault-locked' } });
  await vault.unlock(PASSPHRASE);
  expect(await cache.read([source])).toEqual([source]);
});

test('what an erased vault had sealed is as good as nothing', async () => {
  const { vault, cache } = setUp();
  await cache.save(cachedSource());
  await vault.erase();
  expect(await cache.read(await cache.sources())).toEqual([]);
  expect(await setUp().cache.read(await cache.sources())).toEqual([]);
});

test('checkpoints come back in order, and end with the source', async () => {
  const { cache } = setUp();
  const ref = cachedSource();
  await cache.saveCheckpoint(ref, 0, [row({ instanceId: 'i-1' })]);
  await cache.saveCheckpoint(ref, 1, [row({ instanceId: 'i-2' })]);
  const rows = await cache.checkpoints(ref, 2);
  expect(rows?.map(({ instanceId }) => instanceId)).toEqual(['i-1', 'i-2']);
  expect(await cache.checkpoints(ref, 3)).toBeUndefined();
  await cache.save(ref);
  expect(await cache.checkpoints(ref, 1)).toBeUndefined();
});

test("a profile's removal takes all that is its own, and nothing else", async () => {
  const { cache } = setUp();
  const [one, other] = [cachedSource(), cachedSource({ profileId: 'other' })];
  const list = { owner: '', checkedAt: 1, regionIds: ['cn-hangzhou'] };
  for (const source of [one, other]) {
    await cache.save(source);
    await cache.saveCheckpoint(source, 0, []);
    await cache.saveRegions(source.profileId, list);
  }
  await cache.saveTotal(2);
  await cache.keepOnly(['other']);
  expect(await cache.sources()).toEqual([{ profileId: 'other', regionId: other.regionId }]);
  expect(await cache.regions(one.profileId)).toBeUndefined();
  expect(await cache.regions('other')).toEqual(list);
  expect(await cache.total()).toBe(2);
});
