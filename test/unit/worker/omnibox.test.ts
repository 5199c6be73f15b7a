import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { InventoryRow } from '../../../lib/instances/inventory-row.ts';
import { createLookUp } from '../../../lib/worker/look-up.ts';
import { createOmnibox } from '../../../lib/worker/omnibox.ts';
import { XML } from '../../../lib/worker/suggestions.ts';
import { profile } from '../components/fake-ask.ts';
import { row } from '../instances/search/rows.ts';

const web = row(1, { name: 'web-01' });
const db = row(2, { name: 'web-db', regionId: 'cn-beijing' });
const UNKNOWN = 'i-uf6zzzzzzzzzzzzzzzzz';

beforeEach(() => fakeBrowser.reset());

function setUp({
  status = 'unlocked' as 'unlocked' | 'locked',
  all = [web, db] as InventoryRow[],
} = {}) {
  const setDefaultSuggestion = vi.fn((_: { description: string }) => undefined);
  Object.assign(fakeBrowser, { omnibox: { setDefaultSuggestion } });
  const rows = vi.fn(async () => all);
  const lookUp = createLookUp({
    vault: { state: async () => ({ status, autoLockMinutes: 0 }) },
    profiles: { list: async () => ({ profiles: [profile(1), profile(2)] }) },
    recent: { all: async () => [] },
    pins: { all: async () => [] },
    inventory: { rows },
  });
  const refresh = vi.fn(async () => undefined);
  const reach = vi.fn(async () => undefined);
  const openPicker = vi.fn(async () => undefined);
  const omnibox = createOmnibox({ inventory: { refresh }, lookUp, reach, openPicker }, XML);
  const said = () => setDefaultSuggestion.mock.lastCall?.[0].description ?? '';
  return { ...omnibox, rows, refresh, reach, openPicker, said };
}

const wishFor = ({ instanceId, regionId, profileId, name }: InventoryRow) => ({
  instanceId,
  regionId,
  profileId,
  name,
});

test('the best match is what Enter opens, and the others can be chosen', async () => {
  const { started, changed, entered, reach, said } = setUp();
  started();
  const suggest = vi.fn();
  await changed('web', suggest);
  expect(said()).toContain('<match>web</match>-01');
  expect(suggest).toHaveBeenCalledWith([
    { content: `${db.instanceId} web-db`, description: expect.stringContaining('cn-beijing') },
  ]);
  await entered('web');
  expect(reach).toHaveBeenLastCalledWith(wishFor(web));
  await entered(`${db.instanceId} web-db`);
  expect(reach).toHaveBeenLastCalledWith(wishFor(db));
});

test('an instance that two profiles list is suggested once', async () => {
  const again = { ...web, profileId: profile(2).id };
  const { changed } = setUp({ all: [web, again, db] });
  const suggest = vi.fn();
  await changed('web', suggest);
  expect(suggest.mock.lastCall?.[0]).toHaveLength(1);
});

test('the inventory is read once while somebody types, and anew the next time', async () => {
  const { started, changed, cancelled, rows } = setUp();
  started();
  for (const text of ['w', 'we', 'web']) await changed(text, vi.fn());
  expect(rows).toHaveBeenCalledTimes(1);
  cancelled();
  started();
  expect(rows.mock.calls.length).toBeLessThanOrEqual(2);
  await changed('w', vi.fn());
  expect(rows).toHaveBeenCalledTimes(2);
});

test('the inventory is refreshed for the next time', async () => {
  const { started, refresh } = setUp();
  started();
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('only the latest letters are answered', async () => {
  const { changed } = setUp();
  const first = vi.fn();
  const second = vi.fn();
  await Promise.all([changed('w', first), changed('we', second)]);
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledTimes(1);
});

test('a locked vault says so, and Enter opens the picker, which asks for the passphrase', async () => {
  const { changed, entered, reach, openPicker, said } = setUp({ status: 'locked' });
  const suggest = vi.fn();
  await changed('web', suggest);
  expect(said()).toMatch(/locked/);
  expect(suggest).not.toHaveBeenCalled();
  await entered('web');
  expect(reach).not.toHaveBeenCalled();
  expect(openPicker).toHaveBeenCalledTimes(1);
});

test('an id that nothing lists is looked for, even while the vault is locked', async () => {
  const { changed, entered, reach, said } = setUp();
  await changed(UNKNOWN, vi.fn());
  expect(said()).toContain(UNKNOWN);
  await entered(UNKNOWN);
  expect(reach).toHaveBeenCalledWith({ instanceId: UNKNOWN });
  const locked = setUp({ status: 'locked' });
  await locked.entered(UNKNOWN);
  expect(locked.reach).toHaveBeenCalledWith({ instanceId: UNKNOWN });
});

test.each(['nothing like that', '', '  '])(
  'where %j matches nothing, the picker opens',
  async (text) => {
    const { entered, reach, openPicker } = setUp();
    await entered(text);
    expect(reach).not.toHaveBeenCalled();
    expect(openPicker).toHaveBeenCalledTimes(1);
  },
);
