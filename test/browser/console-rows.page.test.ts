import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { bundle } from './console-bundle.ts';
import { consoleStage, paperInstance as instance } from './console-stage.ts';

const fleet = [
  instance('i-bp1h2ty6wuk3z0n7qae9', 'cn-hangzhou', 'web-front-1'),
  instance('i-bp1b7qx0c4m9sldk2jfh', 'cn-hangzhou', '数据库 主'),
  instance('i-bp1zz81kd0fj3hs9al2q', 'cn-hangzhou', 'iZbp1zz81kd0fj3hs9al2qZ'),
  instance('i-2ze57isp1ali72tzkjow', 'cn-beijing', 'beijing-1'),
  instance('i-2ze3kq0zp81mdn4hs7ta', 'cn-beijing', 'beijing-2'),
];

const stage = consoleStage(fleet);
let page: Page;

beforeEach(() => {
  page = stage().page;
});

async function open(address: string): Promise<void> {
  await stage().open(address);
  await page.evaluate(await bundle('console-probe.ts'));
}

const pass = () => page.evaluate(() => window.probe.pass());
const seen = () => page.evaluate(() => window.probe.seen());
const reads = () => page.evaluate(() => window.probe.reads());

const readIds = async () => (await reads()).map((row) => row?.instanceId);
const realIds = () =>
  page.evaluate(() =>
    window.fixture.state.records.filter(({ trap }) => !trap).map(({ InstanceId }) => InstanceId),
  );

/** Buttons that can be hit read what a person sees beside them. */
async function expectTruth(): Promise<number> {
  const buttons = await seen();
  for (const { read, seenId } of buttons) expect(read?.instanceId).toBe(seenId);
  return buttons.length;
}

const tables = ['console', 'fusion', 'fusion-lock', 'sticky', 'art'];
const layouts = [
  ...tables.flatMap((table) => [`table=${table}`, `table=${table}&primaryKey=1`]),
  'table=console&lang=en',
  'table=console&prefix=wind-',
  'table=fusion-lock&prefix=wind-',
];

describe.each(layouts)('a list with %s', (layout) => {
  test('has one button for each instance, which can be hit, and none for a decoy', async () => {
    await open(`/server/region/cn-hangzhou?${layout}&rows=6&pageSize=40&traps=1`);
    const ids = await realIds();
    expect(ids.length).toBe(9);

    expect(await pass()).toEqual({ added: ids.length, removed: 0 });
    expect(await pass()).toEqual({ added: 0, removed: 0 });
    expect((await readIds()).toSorted()).toEqual(ids.toSorted());
    expect(await expectTruth()).toBe(ids.length);
  });

  test('never reads another row than the one that is seen, whatever the table does', async () => {
    await open(`/server/region/cn-hangzhou?${layout}&rows=8&pageSize=4`);
    await pass();
    const moves = {
      rerender: () => page.evaluate(() => window.fixture.rerender()),
      reverse: () => page.evaluate(() => window.fixture.reverse()),
      'second page': () => page.evaluate(() => window.fixture.page(2)),
      'first page': () => page.evaluate(() => window.fixture.page(1)),
      filter: () => page.evaluate(() => window.fixture.filter('paper')),
    };
    for (const [name, move] of Object.entries(moves)) {
      await move();
      // Before the next pass there are fewer buttons, but none that lies.
      await expectTruth();
      await pass();
      expect(await pass(), name).toEqual({ added: 0, removed: 0 });
      expect(await expectTruth(), name).toBe(4);
    }
  });
});

describe.each(['virtual', 'art-virtual'])(
  'a list that draws only what is on the screen (%s)',
  (table) => {
    test.each(['', '&primaryKey=1'])(
      'keeps buttons and rows together while it scrolls%s',
      async (key) => {
        await open(`/server/region/cn-hangzhou?table=${table}&rows=60${key}`);
        const ids = await realIds();
        await pass();
        const first = await readIds();
        expect(first.length).toBeGreaterThan(3);
        expect(first.length).toBeLessThan(30);

        await page.evaluate(() => {
          const links = document.querySelectorAll('a[href*="/server/i-"]');
          let scroller = links[0]?.parentElement;
          while (scroller && scroller.scrollHeight <= scroller.clientHeight + 100) {
            scroller = scroller.parentElement;
          }
          scroller?.scrollTo({ top: 1200 });
        });
        await page.waitForFunction(
          (id) => ![...document.links].some(({ href }) => href.includes(id)),
          ids[0] ?? '',
        );
        await expectTruth();
        await pass();
        expect(await pass()).toEqual({ added: 0, removed: 0 });
        expect(await expectTruth()).toBeGreaterThan(3);
        for (const id of await readIds()) expect(ids).toContain(id);
      },
    );
  },
);

test('a list of an unknown library has its buttons beside the links', async () => {
  await open('/server/region/cn-hangzhou?table=unknown&rows=6&traps=1&pageSize=40');
  // Without heads, an id that is no link is a text like any other.
  const ids = (await realIds()).filter((id) => id !== 'i-bp1textonly00000000q');
  await pass();
  expect(await pass()).toEqual({ added: 0, removed: 0 });
  expect(await readIds()).toEqual(ids);
});

test('a row says its name and its region', async () => {
  await open('/server/region/cn-hangzhou');
  await pass();
  expect(await reads()).toEqual(
    fleet.slice(0, 3).map(({ instanceId, regionId, name }) => ({ instanceId, regionId, name })),
  );
});

test("a row whose link has no region is in the page's region", async () => {
  await open('/server/region/cn-shenzhen?traps=1');
  await pass();
  const row = (await reads()).find((read) => read?.name === 'no region');
  expect(row?.regionId).toBe('cn-shenzhen');
});

test.each([
  ['History', (regionId: string) => window.fixture.pushRegion(regionId)],
  ['the hash', (regionId: string) => window.fixture.hashRegion(regionId)],
])('another region by %s shows its own rows', async (_how, go) => {
  await open('/server/region/cn-hangzhou');
  await pass();
  await page.evaluate(go, 'cn-beijing');
  await page.getByText('beijing-2').waitFor();
  await pass();
  expect((await reads()).map((row) => [row?.instanceId, row?.regionId])).toEqual([
    ['i-2ze57isp1ali72tzkjow', 'cn-beijing'],
    ['i-2ze3kq0zp81mdn4hs7ta', 'cn-beijing'],
  ]);
});

test('rows in a second body have their buttons', async () => {
  await open('/server/region/cn-hangzhou');
  await page.evaluate(() => window.fixture.secondBody());
  await page.waitForFunction(() => document.querySelectorAll('body').length === 2);
  await pass();
  expect(await readIds()).toEqual(fleet.slice(0, 3).map(({ instanceId }) => instanceId));
});

test('a link in a dialog gets no button', async () => {
  await open('/server/region/cn-hangzhou?table=unknown');
  await page.evaluate(() => window.fixture.modal(true));
  await pass();
  expect(await readIds()).toHaveLength(3);
});

test('on a page about something else, each link to an instance has its button', async () => {
  await open('/server/region/cn-hangzhou?traps=1');
  await page.evaluate(() => history.pushState(null, '', '/disk/region/cn-hangzhou'));
  await pass();
  expect(await pass()).toEqual({ added: 0, removed: 0 });
  expect(await readIds()).toEqual([
    ...fleet.slice(0, 3).map(({ instanceId }) => instanceId),
    'i-bp1noregion00000000q',
    'i-bp1twoids00000000000',
  ]);
});

test('an icon stands behind the box that would cut it off', async () => {
  await open('/server/region/cn-hangzhou?table=unknown');
  await page.evaluate(() => {
    for (const link of document.querySelectorAll('a[href*="/server/i-"]')) {
      const box = document.createElement('span');
      box.style.cssText =
        'display: inline-block; width: 60px; overflow: hidden; white-space: nowrap';
      link.replaceWith(box);
      box.append(link);
    }
  });
  await pass();
  expect(await pass()).toEqual({ added: 0, removed: 0 });
  expect((await seen()).map(({ read }) => read?.instanceId)).toEqual(
    fleet.slice(0, 3).map(({ instanceId }) => instanceId),
  );
});

test('leaving the list for a page without instances takes the buttons away', async () => {
  await open('/server/region/cn-hangzhou');
  await pass();
  await page.evaluate(() => window.fixture.pushRegion('cn-qingdao'));
  await pass();
  expect(await readIds()).toEqual([]);
});
