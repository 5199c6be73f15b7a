import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { KEYS, MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile, FULL_PROFILE } from '../support/demo-profile.ts';
import { addProfile } from '../support/options-page.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text, graphics, stopped } = MACHINES;
const bench = chromiumBench();

beforeAll(() => addFullProfile(bench().chromium));

afterEach(async () => {
  const [, ...others] = bench().chromium.context.pages();
  for (const page of others) await page.close();
});

const rows = (page: Page) => page.getByRole('option');
const names = (page: Page) => page.locator('.instance-name').allTextContents();

const viewersOf = (instanceId: string) =>
  bench()
    .chromium.context.pages()
    .filter((page) => page.url().includes('vnc.html') && page.url().includes(instanceId));

/** The picker in a tab, with the instances of all regions. */
async function openPicker(): Promise<Page> {
  const page = await bench().chromium.openPage('popup.html?tab');
  await page.locator('[role="listbox"][aria-busy="false"]').waitFor();
  await page.locator('[role="combobox"]:focus').waitFor();
  return page;
}

/** Asks the regions that rest as well: they were asked a moment ago, by another test. */
const askAgain = (page: Page) => page.getByRole('button', { name: 'Ask again' }).click();

test('the real popup lists the instances, and three letters of pinyin and Enter open one', async () => {
  const popup = await bench().chromium.openActionPopup();
  const { page } = popup;
  await page.waitForSelector('[role="option"]');
  await until(async () => (await page.$$('[role="option"]')).length >= 3, { what: 'all rows' });
  const listed = await page.$$eval('[role="option"]', (options) =>
    options.map(({ textContent }) => textContent ?? ''),
  );
  for (const { instanceId, name } of Object.values(MACHINES)) {
    expect(listed.find((row) => row.includes(instanceId))).toContain(name);
  }
  await page.keyboard.type('sjk');
  await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 1);
  await page.keyboard.press('Enter');
  const [viewer] = await until(
    () => viewersOf(graphics.instanceId).length > 0 && viewersOf(graphics.instanceId),
    { what: 'the viewer' },
  );
  if (!viewer) throw new Error('There is no viewer.');
  await waitForState(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(graphics.name);
  await popup.dispose();
});

test('by keyboard alone: move, pin, copy, the menu, another window', async () => {
  const page = await openPicker();
  await page.keyboard.type('web');
  await page.keyboard.press('Control+p');
  await page.getByLabel('Pinned').waitFor();
  await page.keyboard.press('Escape');
  await until(async () => (await names(page))[0] === text.name, { what: 'the pinned one first' });
  await page.keyboard.press('End');
  expect(await rows(page).last().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+c');
  await page.getByText(`Copied ${text.instanceId}`).waitFor();

  await page.keyboard.press('Control+k');
  await page.locator('[role="menuitem"]:focus', { hasText: 'Open' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => viewersOf(text.instanceId).length === 1, { what: 'the first viewer' });
  await page.bringToFront();
  await page.getByLabel('A viewer is open').waitFor();
  await page.keyboard.press('Control+Enter');
  await until(() => viewersOf(text.instanceId).length === 2, { what: 'another viewer' });

  await page.keyboard.press('Control+p');
  await page.getByLabel('Pinned').waitFor({ state: 'detached' });
});

test('a large fleet is listed whole and drawn in part, and shown at once the next time', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ fleet: { instances: 1200, accounts: 1 } });
  const page = await openPicker();
  await askAgain(page);
  const sizeOf = (of: Page) => rows(of).first().getAttribute('aria-setsize').then(Number);
  await until(async () => (await sizeOf(page)) >= 1200, { what: 'the whole fleet' });
  await page.keyboard.press('End');
  const last = rows(page).last();
  await until(
    async () =>
      (await last.getAttribute('aria-posinset')) === (await last.getAttribute('aria-setsize')),
    { what: 'the end of the list' },
  );
  expect(await last.getAttribute('aria-selected')).toBe('true');
  expect(await rows(page).count()).toBeLessThan(60);

  // What is known is there before any region has answered.
  await cloud.behaviour({ api: { latencyMs: 3000 } });
  const again = await chromium.openPage('popup.html?tab');
  await until(async () => (await sizeOf(again)) >= 1200, { what: 'the fleet', timeoutMs: 2500 });
});

test('the picture of a screen is taken of what runs, and can be switched off', async () => {
  const page = await openPicker();
  await page.keyboard.type(text.name);
  const picture = page.locator('img.screen');
  await until(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), {
    what: 'the picture',
  });
  await page.keyboard.press('Control+a');
  await page.keyboard.type(stopped.name);
  await page.getByText('It is not running').waitFor();
  await page.getByLabel('Show the screen').click();
  await page.locator('.screen').waitFor({ state: 'detached' });
  await page.close();
  const again = await openPicker();
  await again.getByLabel('Show the screen').waitFor();
  expect(await again.locator('.screen').count()).toBe(0);
  await again.getByLabel('Show the screen').click();
});

test('a key that may not list is told of, while others list', async () => {
  const { chromium } = bench();
  const options = await chromium.openPage('options.html');
  const { accessKeyId, accessKeySecret } = KEYS.assumer;
  await addProfile(options, { ...FULL_PROFILE, name: 'May nothing', accessKeyId, accessKeySecret });
  const page = await openPicker();
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Regions that failed' }).click();
  // ECS answers this key with an empty list, as it would for a region without instances.
  const told = page.getByRole('listitem').filter({ hasText: 'May nothing' });
  await told.getByText('ecs:DescribeInstances').waitFor();
});

test('a region that fails is told of, and can be tried again', async () => {
  const { cloud } = bench();
  const failure = {
    action: 'DescribeInstances',
    code: 'ServiceUnavailable.RegionMaintaining',
    status: 503,
  };
  await cloud.behaviour({ api: { failNext: [{ ...failure, times: 1 }] } });
  const page = await openPicker();
  await askAgain(page);
  await page.getByRole('button', { name: 'Regions that failed' }).click();
  const told = page
    .getByRole('listitem')
    .filter({ hasText: 'Alibaba Cloud had an internal error' });
  await told.getByRole('button', { name: 'Try again' }).click();
  await told.waitFor({ state: 'detached' });
});
