import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inventory, InventoryChange } from '../../../lib/instances/inventory.ts';
import { type FakeRegion, idsOf } from './fake-fleet.ts';
import { profile, setUpBrowser } from './inventory-bench.ts';

const region = (more: Partial<FakeRegion> = {}): FakeRegion => ({
  ...{ account: 'a', regionId: 'r-0', pages: [2] },
  ...more,
});

const idsIn = async (inventory: Inventory) =>
  (await inventory.rows()).map(({ instanceId }) => instanceId).toSorted();

const statesIn = async (inventory: Inventory) =>
  (await inventory.sources()).map(({ regionId, state }) => [regionId, state]);

const toldOf = <T extends InventoryChange['type']>(heard: readonly InventoryChange[], type: T) =>
  heard.filter((change): change is Extract<InventoryChange, { type: T }> => change.type === type);

describe('a refresh', () => {
  test('asks all regions of all profiles, and tells rows and progress as they come', async () => {
    const regions = [
      region({ pages: [2, 1] }),
      region({ regionId: 'r-1', pages: [] }),
      region({ account: 'b', pages: [1] }),
    ];
    const { start, time } = setUpBrowser(regions);
    const { inventory, heard } = start();
    await time.run(inventory.refresh());
    expect(await idsIn(inventory)).toEqual(regions.flatMap(idsOf).toSorted());
    expect(toldOf(heard, 'rows').flatMap(({ rows }) => rows)).toHaveLength(4);
    expect(toldOf(heard, 'progress').map(({ done, all }) => `${done}/${all}`)).toEqual([
      '0/3',
      '1/3',
      '2/3',
      '3/3',
    ]);
  });

  test('tells only what has changed, and what is gone', async () => {
    const changing = region({ pages: [3] });
    const { start, time, wait } = setUpBrowser([changing, region({ regionId: 'r-1' })]);
    const { inventory, heard } = start();
    await time.run(inventory.refresh());
    heard.length = 0;
    changing.pages = [1];
    await wait(30_000);
    await time.run(inventory.refresh());
    expect(toldOf(heard, 'rows')).toEqual([
      { type: 'rows', rows: [], gone: ['a/r-0/i-r-0-0-1', 'a/r-0/i-r-0-0-2'] },
    ]);
    expect(await idsIn(inventory)).toHaveLength(3);
  });

  test('is one at a time, but who wants everything gets a sweep of its own', async () => {
    const { start, time, fleet } = setUpBrowser([region(), region({ regionId: 'r-1' })]);
    const { inventory } = start();
    const all = [inventory.refresh(), inventory.refresh(), inventory.refresh({ everything: true })];
    await time.run(Promise.all([...all, inventory.refresh({ everything: true })]));
    expect(fleet.calls).toHaveLength(4);
  });

  test('of everything begins anew for who asks in the middle of one: a region may have failed', async () => {
    const { start, time, fleet } = setUpBrowser([region(), region({ regionId: 'r-1' })]);
    const { inventory } = start();
    let again: Promise<void> | undefined;
    inventory.onChange(({ type }) => {
      if (type === 'progress') again ??= inventory.refresh({ everything: true });
    });
    await time.run(inventory.refresh({ everything: true }));
    await time.run(Promise.resolve(again));
    expect(fleet.calls).toHaveLength(4);
  });

  test('leaves a young list alone, and lets empty regions rest longer each time', async () => {
    const { start, time, fleet, wait } = setUpBrowser([
      region(),
      region({ regionId: 'r-1', pages: [] }),
    ]);
    const { inventory } = start();
    const asked = async (afterMs: number, everything = false) => {
      await wait(afterMs);
      const before = fleet.calls.length;
      await time.run(inventory.refresh({ everything }));
      const calls = fleet.calls.slice(before).filter(({ dryRun }) => !dryRun);
      return calls.map(({ regionId }) => regionId).toSorted();
    };
    expect(await asked(0)).toEqual(['r-0', 'r-1']);
    expect(await asked(1_000)).toEqual([]);
    expect(await asked(30_000)).toEqual(['r-0']);
    expect(await statesIn(inventory)).toEqual([
      ['r-0', 'done'],
      ['r-1', 'resting'],
    ]);
    expect(await asked(10 * 60_000)).toEqual(['r-0', 'r-1']);
    expect(await asked(10 * 60_000)).toEqual(['r-0']);
    expect(await asked(10 * 60_000)).toEqual(['r-0', 'r-1']);
    expect(await asked(1, true)).toEqual(['r-0', 'r-1']);
  });

  test('keeps the rows of a region that fails, says why, and goes on with the others', async () => {
    const failing = region({ faults: [undefined, 'server'] });
    const { start, time, wait } = setUpBrowser([failing, region({ regionId: 'r-1' })]);
    const { inventory } = start();
    await time.run(inventory.refresh());
    await wait(30_000);
    await time.run(inventory.refresh());
    expect(await idsIn(inventory)).toHaveLength(4);
    expect(await inventory.sources()).toMatchObject([
      { regionId: 'r-0', state: 'failed', count: 2, problem: { kind: 'server' } },
      { regionId: 'r-1', state: 'done', count: 2 },
    ]);
  });

  test('tells a region that may not be listed from an empty one', async () => {
    const { start, time } = setUpBrowser([
      region({ isDenied: true }),
      region({ regionId: 'r-1', pages: [] }),
    ]);
    const { inventory } = start();
    await time.run(inventory.refresh());
    expect(await statesIn(inventory)).toEqual([
      ['r-0', 'no-permission'],
      ['r-1', 'done'],
    ]);
  });

  test('forgets a region that the account has lost', async () => {
    const regions = [region(), region({ regionId: 'r-1' })];
    const { start, time, wait } = setUpBrowser(regions);
    const { inventory } = start();
    await time.run(inventory.refresh());
    regions.pop();
    await wait(24 * 60 * 60_000);
    await time.run(inventory.refresh());
    expect(await statesIn(inventory)).toEqual([['r-0', 'done']]);
    expect(await idsIn(inventory)).toHaveLength(2);
  });
});

describe('the next start', () => {
  test('shows what was known before anybody is asked', async () => {
    const { start, time, fleet } = setUpBrowser([region(), region({ account: 'b' })]);
    await time.run(start().inventory.refresh());
    const calls = fleet.calls.length;
    const { inventory } = start();
    expect(await idsIn(inventory)).toHaveLength(4);
    expect((await inventory.find('i-r-0-0-1'))?.profileId).toBe('a');
    expect(await inventory.find('i-nowhere')).toBeUndefined();
    expect(fleet.calls).toHaveLength(calls);
  });

  test('gives the rows of some keys first, and the number of all', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `r-${index}`);
    const { start, time } = setUpBrowser(names.map((regionId) => region({ regionId })));
    await time.run(start().inventory.refresh());
    const { inventory } = start();
    const keys = ['a/r-17/i-r-17-0-1', 'a/r-3/i-r-3-0-0', 'a/r-99/i-gone'];
    for (const isInMemory of [false, true]) {
      if (isInMemory) await inventory.rows();
      const { rows, total } = await inventory.first(keys);
      expect(rows.slice(0, 2).map(({ instanceId }) => instanceId)).toEqual([
        'i-r-17-0-1',
        'i-r-3-0-0',
      ]);
      expect(rows.length).toBeGreaterThan(2);
      expect(total).toBe(40);
    }
  });

  test('goes on in the middle of a large region', async () => {
    const pages = Array.from({ length: 25 }, () => 100);
    const { start, time, fleet } = setUpBrowser([region({ pages })]);
    const first = start();
    const never = new AbortController().signal;
    first.inventory.refresh();
    await time.run(time.sleep(15 * 50 + 1, never));
    first.die();
    const { inventory } = start();
    await time.run(inventory.refresh());
    expect(await idsIn(inventory)).toEqual(idsOf(region({ pages })).toSorted());
    const tokens = fleet.calls.map(({ token }) => Number(token));
    expect(tokens.filter((token) => token < 10)).toHaveLength(10);
    expect(tokens.filter((token) => token === 10)).toHaveLength(2);
  });
});

describe('the vault', () => {
  test('that is locked ends a sweep, hides all rows, and is no failure of any region', async () => {
    const regions = Array.from({ length: 9 }, (_, index) => region({ regionId: `r-${index}` }));
    const { start, time, vault, fleet } = setUpBrowser(regions);
    const { inventory, heard } = start();
    const never = new AbortController().signal;
    const refreshed = inventory.refresh();
    await time.run(time.sleep(60, never));
    vault.isLocked = true;
    inventory.vaultChanged(await vault.state());
    await time.run(refreshed);
    expect(heard.at(-1)).toEqual({ type: 'reset' });
    expect(await inventory.rows()).toEqual([]);
    expect(await inventory.first([])).toEqual({ rows: [], total: 0 });
    const calls = fleet.calls.length;
    await time.run(inventory.refresh());
    expect(fleet.calls).toHaveLength(calls);

    vault.isLocked = false;
    inventory.vaultChanged(await vault.state());
    await time.run(inventory.refresh());
    expect(await idsIn(inventory)).toHaveLength(18);
    expect(new Set((await statesIn(inventory)).map(([, state]) => state))).toEqual(
      new Set(['done']),
    );
    const ended = regions.filter(
      (one) => fleet.calls.filter((call) => call.regionId === one.regionId).length === 1,
    );
    expect(ended.length).toBeGreaterThan(0);
  });

  test('that locks itself without a word is noticed within seconds, and told', async () => {
    const pages = Array.from({ length: 400 }, () => 1);
    const { start, time, vault } = setUpBrowser([region({ pages }), region({ regionId: 'r-1' })]);
    const { inventory, heard } = start();
    const refreshed = inventory.refresh();
    await time.run(time.sleep(60, new AbortController().signal));
    vault.isLocked = true;
    await time.run(refreshed);
    expect(heard.at(-1)).toEqual({ type: 'reset' });
    expect(toldOf(heard, 'source').filter(({ source }) => source.state === 'failed')).toEqual([]);
  });

  test('that is erased takes the cache with it', async () => {
    const { start, time, boxes } = setUpBrowser([region()]);
    const { inventory, heard } = start();
    await time.run(inventory.refresh());
    inventory.refresh({ everything: true });
    await time.run(inventory.erase());
    expect(boxes.kept.size).toBe(0);
    expect(heard.at(-1)).toEqual({ type: 'reset' });
    expect(await inventory.rows()).toEqual([]);
  });
});

describe('a profile', () => {
  test('that is removed takes its rows with it, on the disk as well', async () => {
    const { start, time, boxes, profiles } = setUpBrowser([region(), region({ account: 'b' })]);
    const { inventory } = start();
    await time.run(inventory.refresh());
    profiles.shift();
    await time.run(inventory.profilesChanged());
    expect((await inventory.rows()).map(({ profileId }) => profileId)).toEqual(['b', 'b']);
    expect([...boxes.kept.keys()].filter((key) => key.startsWith('a/'))).toEqual([]);
  });

  test('with another key does not show what the old one saw', async () => {
    const { start, time, profiles } = setUpBrowser([region()]);
    const { inventory } = start();
    await time.run(inventory.refresh());
    profiles.splice(0, 1, profile('a', { source: { mode: 'AK', accessKeyId: 'another' } }));
    await time.run(inventory.profilesChanged());
    expect(await inventory.rows()).toEqual([]);
    expect((await start().inventory.first([])).rows).toEqual([]);
  });
});

test('without profiles a refresh ends at once', async () => {
  const { start, time } = setUpBrowser([], []);
  const { inventory, heard } = start();
  await time.run(inventory.refresh());
  expect(heard).toEqual([{ type: 'progress', done: 0, all: 0 }]);
});

const regions = fc.uniqueArray(
  fc.record({
    account: fc.constantFrom('a', 'b'),
    regionId: fc.nat(5).map((index) => `r-${index}`),
    pages: fc.array(fc.constantFrom(0, 1, 100), { maxLength: 16 }),
    faults: fc.array(fc.constantFrom(undefined, 'throttled' as const), { maxLength: 2 }),
  }),
  { selector: ({ account, regionId }) => `${account}/${regionId}`, minLength: 1, maxLength: 8 },
);

test('however often the background dies, the next start ends with all instances', async () => {
  await fc.assert(
    fc.asyncProperty(
      regions,
      fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 4 }),
      async (all, deaths) => {
        const { start, time, fleet } = setUpBrowser(structuredClone(all));
        const never = new AbortController().signal;
        const diedAt: number[] = [];
        for (const afterMs of deaths) {
          const { inventory, die } = start();
          inventory.refresh();
          await time.run(time.sleep(afterMs, never));
          die();
          diedAt.push(time.now());
        }
        const { inventory } = start();
        await time.run(inventory.refresh());
        expect(await idsIn(inventory)).toEqual(all.flatMap(idsOf).toSorted());
        expect(fleet.tooSoon(diedAt)).toEqual([]);
        expect(fleet.peak(() => true)).toBeLessThanOrEqual(4 * (1 + deaths.length));
      },
    ),
    { numRuns: 100 },
  );
});
