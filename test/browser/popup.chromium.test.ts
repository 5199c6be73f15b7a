import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { KEYS, MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile, FULL_PROFILE } from '../support/demo-profile.ts';
import { addProfile } from '../support/options-page.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const bench = chromiumBench();

beforeAll(() => addFullProfile(bench().chromium));

/** The rows of the list; the options of the profile's select are others. */
const instances = (page: Page) => page.getByRole('listbox').getByRole('option');

function viewerOf(instanceId: string): Promise<Page> {
  const pages = () => bench().chromium.context.pages();
  return until(
    () =>
      pages().find((page) => page.url().includes('vnc.html') && page.url().includes(instanceId)),
    { what: `a viewer of ${instanceId}` },
  );
}

test('the real popup lists the instances, and Enter opens the chosen one', async () => {
  const popup = await bench().chromium.openActionPopup();
  const { page } = popup;
  await page.waitForSelector('[role="option"]');
  const rows = await page.$$eval('[role="option"]', (options) =>
    options.map(({ textContent }) => textContent ?? ''),
  );
  for (const { instanceId, name } of Object.values(MACHINES)) {
    const row = rows.find((text) => text.includes(instanceId));
    expect(row).toContain(name);
  }
  const position = rows.findIndex((text) => text.includes(MACHINES.graphics.instanceId));
  await page.keyboard.press('Home');
  for (let row = 0; row < position; row++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const viewer = await viewerOf(MACHINES.graphics.instanceId);
  await waitForState(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(MACHINES.graphics.name);
  await viewer.close();
  await popup.dispose();
});

test('a long list comes page by page as it is scrolled', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ fleet: { instances: 240, regions: ['cn-hangzhou'], accounts: 1 } });
  const page = await chromium.openPage('popup.html');
  const rows = instances(page);
  await rows.first().waitFor();
  expect(await rows.count()).toBe(100);
  await page.locator('[role="listbox"]:focus').waitFor();
  await page.keyboard.press('End');
  await until(async () => (await rows.count()) === 200, { what: 'the second page' });
  await page.keyboard.press('End');
  await until(async () => (await rows.count()) > 200, { what: 'the third page' });
  await page.close();
});

test('an empty region is told from a key that may not list', async () => {
  const { chromium } = bench();
  const options = await chromium.openPage('options.html');
  await addProfile(options, { ...FULL_PROFILE, name: 'Elsewhere', regionId: 'cn-qingdao' });
  const { accessKeyId, accessKeySecret } = KEYS.assumer;
  await addProfile(options, { ...FULL_PROFILE, name: 'May nothing', accessKeyId, accessKeySecret });
  await options.close();

  const page = await chromium.openPage('popup.html');
  await instances(page).first().waitFor();
  const profile = page.getByLabel('Profile');
  await profile.selectOption('Elsewhere');
  await page.getByText('No instances in China (Qingdao)').waitFor();
  // ECS answers this key with an empty list as well.
  await profile.selectOption('May nothing');
  await page.getByText('This profile is not allowed to do that').waitFor();
  expect(await page.locator('main').textContent()).toContain('ecs:DescribeInstances');
  await page.close();
});

test('a call that fails is told, and can be tried again', async () => {
  const { chromium, cloud } = bench();
  const failure = {
    action: 'DescribeInstances',
    code: 'ServiceUnavailable.RegionMaintaining',
    status: 503,
  };
  await cloud.behaviour({ api: { failNext: [{ ...failure, times: 1 }] } });
  const page = await chromium.openPage('popup.html');
  await page.getByText('Alibaba Cloud had an internal error').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await instances(page).first().waitFor();
  await page.close();
});
