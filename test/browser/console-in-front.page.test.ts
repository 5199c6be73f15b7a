import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { bundle } from './console-bundle.ts';
import { consoleStage, paperInstance as instance } from './console-stage.ts';

const fleet = [
  instance('i-bp1h2ty6wuk3z0n7qae9', 'cn-hangzhou', 'web-front-1'),
  instance('i-bp1b7qx0c4m9sldk2jfh', 'cn-hangzhou', 'database'),
  instance('i-bp1zz81kd0fj3hs9al2q', 'cn-hangzhou', 'batch'),
  instance('i-2ze57isp1ali72tzkjow', 'cn-beijing', 'alone'),
];
const [web, db, batch, alone] = fleet.map(({ instanceId, regionId, name }) => ({
  instanceId,
  regionId,
  name,
}));

const stage = consoleStage(fleet);
let page: Page;

beforeEach(() => {
  page = stage().page;
});

async function open(address: string): Promise<void> {
  await stage().open(address);
  await page.evaluate(await bundle('console-probe.ts'));
  await page.evaluate(() => window.probe.pass());
  // Away from all rows.
  await page.mouse.move(1, 1);
}

const inFront = (pointed?: string) =>
  page.evaluate((selector) => window.probe.inFront(selector), pointed);

/** Of an old locked table's copies, the one on top is the one that can be hit. */
const linkTo = (instanceId = '') => page.locator(`a[href*="${instanceId}"]:visible`).last();

/** A hidden input in a cell, as the libraries draw their checkboxes. It takes no room: rows stay. */
const choose = (instanceId = '') =>
  linkTo(instanceId).evaluate((link) => {
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.checked = true;
    input.style.position = 'absolute';
    link.closest('td, [role="gridcell"]')?.prepend(input);
  });

const mark = (text: string) =>
  page.evaluate((marked) => {
    const element = [...document.querySelectorAll('main *')].find(
      ({ textContent, childElementCount }) => textContent === marked && childElementCount === 0,
    );
    if (element) getSelection()?.selectAllChildren(element);
  }, text);

describe.each(['table=console', 'table=fusion-lock', 'table=art', 'table=unknown'])(
  'in a list with %s',
  (layout) => {
    const list = `/server/region/cn-hangzhou?${layout}`;

    test('nothing is in front while nothing is pointed at', async () => {
      await open(list);
      expect(await inFront()).toBeUndefined();
    });

    test('it is the row under the pointer, with all that it says', async () => {
      await open(list);
      await linkTo(db?.instanceId).hover();
      expect(await inFront()).toEqual(db);
    });

    test('the focus goes before the pointer, and where a menu was opened before both', async () => {
      await open(list);
      await linkTo(db?.instanceId).hover();
      await linkTo(web?.instanceId).focus();
      expect(await inFront()).toEqual(web);
      expect(await inFront(`a[href*="${batch?.instanceId}"]`)).toEqual(batch);
    });
  },
);

test('the row that is chosen goes before the pointer, and two that are chosen say nothing', async () => {
  await open('/server/region/cn-hangzhou');
  await linkTo(db?.instanceId).hover();
  await choose(batch?.instanceId);
  expect(await inFront()).toEqual(batch);
  await choose(web?.instanceId);
  expect(await inFront()).toEqual(db);
});

test('an id that is marked is meant, whatever is under the pointer', async () => {
  await open('/server/region/cn-hangzhou');
  await linkTo(db?.instanceId).hover();
  await mark(batch?.instanceId ?? '');
  expect(await inFront()).toEqual(batch);
});

test('the only instance of a list is meant', async () => {
  await open('/server/region/cn-beijing');
  expect(await inFront()).toEqual(alone);
});

test("an instance's own page means that one", async () => {
  await open(`/server/${db?.instanceId}/detail?regionId=cn-hangzhou`);
  expect(await inFront()).toEqual(db);
});
