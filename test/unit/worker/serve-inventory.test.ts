import { expect, test } from 'vitest';
import type { InventoryChange } from '../../../lib/instances/inventory.ts';
import type { InventoryNews } from '../../../lib/instances/inventory-news.ts';
import { createListeners } from '../../../lib/instances/listeners.ts';
import { createInventoryServer } from '../../../lib/worker/serve-inventory.ts';
import { profile } from '../instances/inventory-bench.ts';
import { row } from '../instances/rows.ts';

const INSTANCE = { profileId: 'a', regionId: 'cn-hangzhou', instanceId: 'i-1' };
const KEY = 'a/cn-hangzhou/i-1';
const SOURCE = { profileId: 'a', regionId: 'cn-hangzhou', state: 'done', count: 1 } as const;
const PROGRESS = { type: 'progress', done: 0, all: 0 } as const;

/** One page at the port, and an inventory that does nothing by itself. */
function setUp({ count = 1 } = {}) {
  const changes = createListeners<InventoryChange>();
  const marks = createListeners<void>();
  const world = { status: 'unlocked' as 'unlocked' | 'locked', profiles: [profile('a')] };
  const rows = Array.from({ length: count }, (_, index) => row({ instanceId: `i-${index}` }));
  const refreshes: unknown[] = [];
  const reading = Promise.withResolvers<void>();
  const first: (readonly string[])[] = [];
  const serve = createInventoryServer({
    inventory: {
      onChange: changes.add,
      rows: () => reading.promise.then(() => rows),
      sources: async () => [SOURCE],
      async first(keys) {
        first.push(keys);
        return { rows: rows.slice(0, 1), total: rows.length };
      },
      async refresh(options) {
        refreshes.push(options);
      },
    },
    vault: { state: async () => ({ status: world.status, autoLockMinutes: 0 }) },
    profiles: { list: async () => ({ profiles: world.profiles }) },
    pins: { all: async () => ['pinned'] },
    recent: { all: async () => [{ instance: INSTANCE }] },
    registry: {
      all: async () =>
        [1, 2].map((tabId) => ({ tabId, windowId: 1, instance: INSTANCE, state: 'live' as const })),
    },
    onMarks: marks.add,
  });
  const told: InventoryNews[] = [];
  const gone = new AbortController();
  const wishes = createListeners<{ type: 'refresh' }>();
  const open = () =>
    serve({ tell: (news) => told.push(news), onWish: wishes.add, signal: gone.signal });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ world, rows, told, refreshes, first, changes, marks, gone, reading },
    open,
    settle,
    wish: () => wishes.tell({ type: 'refresh' }),
  };
}

test('a page hears what is known at once, its first rows before all are read, then a refresh begins', async () => {
  const { open, told, settle, reading, rows, refreshes, first } = setUp({ count: 2500 });
  open();
  await settle();
  expect(told).toEqual([
    { type: 'start', total: 2500, pinned: ['pinned'], recent: [KEY], open: [KEY] },
    { type: 'rows', rows: rows.slice(0, 1) },
  ]);
  expect(first).toEqual([['pinned', KEY]]);
  reading.resolve();
  await settle();
  expect(told.slice(2)).toEqual([
    { type: 'rows', rows: rows.slice(0, 1000) },
    { type: 'rows', rows: rows.slice(1000, 2000) },
    { type: 'rows', rows: rows.slice(2000) },
    { type: 'source', source: SOURCE },
  ]);
  expect(refreshes).toEqual([undefined]);
});

test('what changes while the rows are read is told after them', async () => {
  const { open, told, settle, reading, changes } = setUp();
  open();
  await settle();
  changes.tell({ type: 'rows', rows: [], gone: ['x'] });
  expect(told.at(-1)).not.toHaveProperty('gone');
  reading.resolve();
  await settle();
  changes.tell(PROGRESS);
  expect(told.slice(-2)).toEqual([{ type: 'rows', rows: [], gone: ['x'] }, PROGRESS]);
});

test.each([
  ['a locked vault', 'locked', { status: 'locked' as const }],
  ['no profile', 'no-profile', { profiles: [] }],
])('%s is all that is told, until that changes', async (_, type, obstacle) => {
  const { open, told, settle, reading, changes, world, refreshes } = setUp();
  const before = { ...world };
  reading.resolve();
  Object.assign(world, obstacle);
  open();
  await settle();
  expect(told).toEqual([{ type }]);
  expect(refreshes).toEqual([]);
  Object.assign(world, before);
  changes.tell({ type: 'reset' });
  await settle();
  expect(told[1]).toMatchObject({ type: 'start' });
  expect(refreshes).toHaveLength(1);
});

test('a wish asks everything, and begins anew where nothing could be told', async () => {
  const { open, told, settle, reading, world, refreshes, wish } = setUp();
  reading.resolve();
  open();
  await settle();
  wish();
  expect(refreshes).toEqual([undefined, { everything: true }]);
  world.status = 'locked';
  const locked = setUp();
  locked.world.status = 'locked';
  locked.open();
  await locked.settle();
  locked.wish();
  await locked.settle();
  expect(locked.told).toEqual([{ type: 'locked' }, { type: 'locked' }]);
  expect(told.filter(({ type }) => type === 'start')).toHaveLength(1);
});

test('marks are told when they change, and nothing to a page that is gone', async () => {
  const { open, told, settle, reading, marks, changes, gone } = setUp();
  reading.resolve();
  open();
  await settle();
  marks.tell();
  await settle();
  expect(told.at(-1)).toEqual({ type: 'marks', pinned: ['pinned'], recent: [KEY], open: [KEY] });
  gone.abort();
  const before = told.length;
  marks.tell();
  changes.tell(PROGRESS);
  changes.tell({ type: 'reset' });
  await settle();
  expect(told).toHaveLength(before);
});
