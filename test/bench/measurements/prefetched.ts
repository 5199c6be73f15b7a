import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { MARKER } from '../../../lib/console/selectors.ts';
import { cloudClient } from '../../support/cloud.ts';
import { openInstanceList } from '../../support/console-page.ts';
import { until } from '../../support/until.ts';
import { freshVncUrl } from '../bare-client.ts';
import { LINKS } from '../links.ts';
import { type Measurement, median, toMetric } from '../metric.ts';
import { MACHINE, type Stage } from '../stage.ts';
import { clickToFrame, firstFrameAt } from './open.ts';

/** One ticket in 15 s is asked for before a click. */
const BETWEEN_MS = 15_500;

/**
 * From a click to the first frame when the pointer has rested on the button before, beside a bare
 * page that is opened with a ticket in its hands.
 */
export const prefetched: Measurement = {
  ids: ['open.prefetched'],
  async run(stage, { quick }) {
    await stage.animate(false);
    stage.setLink(LINKS.rtt0);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < (quick ? 3 : 9); turn += 1) {
      bare.push(await barePage(stage));
      await sleep(BETWEEN_MS);
      ours.push(await clickAfterRest(stage));
    }
    const [id = ''] = this.ids;
    return [toMetric({ id, unit: 'ms', better: 'lower', ours, floor: median(bare) })];
  },
};

/** The window is opened by a click too, so that all that a click costs is in both. */
async function barePage({ chromium: { context }, cloud, stock }: Stage): Promise<number> {
  const address = `${stock}#${encodeURIComponent(await freshVncUrl(cloud))}`;
  const opener = await context.newPage();
  await opener.setContent('<button>Open</button>');
  const button = opener.locator('button');
  await button.evaluate((element, url) => {
    element.addEventListener('click', () => window.open(url, '', 'popup,width=1040,height=840'));
  }, address);
  const clickedAt = Date.now();
  const [page] = await Promise.all([context.waitForEvent('page'), button.click()]);
  await page.waitForFunction(() => window.bench?.frames.length > 0);
  const ms = (await firstFrameAt(page)) - clickedAt;
  await page.close();
  await opener.close();
  return ms;
}

async function clickAfterRest(stage: Stage): Promise<number> {
  const list = await openInstanceList(stage.chromium.context, MACHINE.regionId);
  const before = await ticketsAsked(stage);
  await restOn(list);
  await until(async () => (await ticketsAsked(stage)) > before, {
    what: 'a ticket before the click',
  });
  const ms = await clickToFrame(list);
  await list.close();
  return ms;
}

const restOn = (list: Page) =>
  list.locator('tr', { hasText: MACHINE.instanceId }).locator(`[${MARKER}]`).hover();

async function ticketsAsked({ cloud }: Stage): Promise<number> {
  const log = await cloudClient(cloud.controlUrl).log();
  return log.filter((entry) => entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl')
    .length;
}
