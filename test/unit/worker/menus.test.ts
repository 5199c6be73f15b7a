import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLookUp } from '../../../lib/worker/look-up.ts';
import { createMenus } from '../../../lib/worker/menus.ts';
import { profile } from '../components/fake-ask.ts';
import { row } from '../instances/search/rows.ts';

const ID = 'i-bp1h2ty6wuk3z0n7qae9';
const OTHER = 'i-2ze57isp1ali72tzkjow';
const LIST = 'https://ecs.console.aliyun.com/server/region/cn-hangzhou';

beforeEach(() => fakeBrowser.reset());

interface Entry {
  id: string;
  title: string;
  contexts: string[];
}

const web = row(1, { name: 'web-01', privateIps: ['10.0.0.5'] });
const rows = [web, row(2, { name: 'web-011' }), row(3, { name: 'db' }), row(4, { name: 'db' })];

/** `told` is what a console page answers. */
function setUp(told: unknown = null) {
  const kept = new Map<string, Entry>();
  const create = vi.fn((entry: Entry) => {
    if (kept.has(entry.id)) throw new Error(`There is an entry ${entry.id} already.`);
    kept.set(entry.id, entry);
  });
  const removeAll = vi.fn(async () => kept.clear());
  Object.assign(fakeBrowser, { contextMenus: { create, removeAll } });
  const ask = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(told as never);
  const reach = vi.fn(async () => undefined);
  const openPicker = vi.fn(async () => undefined);
  const lookUp = createLookUp({
    vault: { state: async () => ({ status: 'unlocked', autoLockMinutes: 0 }) },
    profiles: { list: async () => ({ profiles: [profile(1)] }) },
    recent: { all: async () => [] },
    pins: { all: async () => [] },
    inventory: { rows: async () => rows },
  });
  return { kept, ask, reach, openPicker, ...createMenus({ reach, lookUp, openPicker }) };
}

test('has one entry each for a mark, a link and a page, however often it is started', async () => {
  const { install, kept } = setUp();
  await Promise.all([install(), install()]);
  await install();
  expect([...kept.values()].flatMap(({ contexts }) => contexts)).toEqual([
    'selection',
    'link',
    'page',
  ]);
  // The browser puts what is marked there.
  expect(kept.get('selection')?.title).toContain('%s');
});

test('a marked id in any page is opened, and the page is not asked', async () => {
  const { clicked, reach, ask } = setUp();
  await clicked(
    { menuItemId: 'selection', selectionText: ID, pageUrl: 'https://wiki.example/' },
    { id: 3 },
  );
  expect(reach).toHaveBeenCalledWith({ instanceId: ID });
  expect(ask).not.toHaveBeenCalled();
});

test('in the console, the row that was clicked is opened with all that it says', async () => {
  const row = { instanceId: ID, regionId: 'cn-hangzhou', name: 'web-01', accountId: '123456' };
  const { clicked, reach, ask } = setUp(row);
  await clicked({ menuItemId: 'page', pageUrl: LIST }, { id: 3 });
  expect(ask).toHaveBeenCalledWith(3, { name: 'instance.pointed' }, { frameId: 0 });
  expect(reach).toHaveBeenCalledWith(row);
});

test('a link in the console goes before what the page says of another row', async () => {
  const { clicked, reach } = setUp({ instanceId: OTHER, regionId: 'cn-beijing' });
  const linkUrl = `https://ecs.console.aliyun.com/server/${ID}/detail?regionId=cn-hangzhou`;
  await clicked({ menuItemId: 'link', linkUrl, pageUrl: LIST }, { id: 3 });
  expect(reach).toHaveBeenCalledWith({ instanceId: ID, regionId: 'cn-hangzhou' });
});

test('a page whose address only begins like the console is not asked', async () => {
  const { clicked, ask } = setUp();
  const pageUrl = `https://ecs.console.aliyun.com.evil.example/${ID}`;
  await clicked({ menuItemId: 'page', pageUrl }, { id: 3 });
  expect(ask).not.toHaveBeenCalled();
});

test.each(['web-01', ' 10.0.0.5 '])(
  'a marked name or address of one instance opens it: %j',
  async (selectionText) => {
    const { clicked, reach } = setUp();
    await clicked({ menuItemId: 'selection', selectionText, pageUrl: 'https://wiki.example/' });
    const { instanceId, regionId, profileId } = web;
    expect(reach).toHaveBeenCalledWith({ instanceId, regionId, profileId, name: 'web-01' });
  },
);

test.each(['db', 'web-0', 'wb1', '', ' '])(
  'what is marked is never guessed at: %j opens the picker',
  async (selectionText) => {
    const { clicked, reach, openPicker } = setUp();
    await clicked({ menuItemId: 'selection', selectionText, pageUrl: 'https://wiki.example/' });
    expect(reach).not.toHaveBeenCalled();
    expect(openPicker).toHaveBeenCalledTimes(1);
  },
);

test('where nothing names an instance, the picker opens', async () => {
  const { clicked, reach, openPicker } = setUp();
  await clicked({ menuItemId: 'link', linkUrl: 'https://wiki.example/i-am-a-page' });
  expect(reach).not.toHaveBeenCalled();
  expect(openPicker).toHaveBeenCalledTimes(1);
});
