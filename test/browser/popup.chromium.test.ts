import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const bench = chromiumBench();

beforeAll(() => addFullProfile(bench().chromium));

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
  expect(await viewer.title()).toContain(MACHINES.graphics.name);
  await viewer.close();
  await popup.dispose();
});

test('a long list comes page by page as it is scrolled', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ fleet: { instances: 240, regions: ['cn-hangzhou'], accounts: 1 } });
  const page = await chromium.openPage('popup.html');
  const rows = page.getByRole('option');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(100);
  await page.keyboard.press('End');
  await until(async () => (await rows.count()) === 200, { what: 'the second page' });
  await page.keyboard.press('End');
  await until(async () => (await rows.count()) > 200, { what: 'the third page' });
  await page.close();
});

test('without an instance it says so, and for a key that may not list it says that instead', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({
    api: {
      failNext: [{ action: 'DescribeInstances', code: 'Forbidden.RAM', status: 403, times: 1 }],
    },
  });
  const page = await chromium.openPage('popup.html');
  await page.getByText('ecs:DescribeInstances').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('option').first().waitFor();
  await page.close();
});
