import type { Page } from 'playwright-core';
import { openInstanceList, openViewerFromRow } from '../../support/console-page.ts';
import { waitForState } from '../../support/viewer-page.ts';
import { bareConnectMs } from '../bare-client.ts';
import { LINKS } from '../links.ts';
import { type Measurement, median, toMetric } from '../metric.ts';
import { MACHINE } from '../stage.ts';

/** From a click in the console to the first frame in the viewer's window. */
export const open: Measurement = {
  ids: ['open.click_to_frame'],
  async run(stage, { quick }) {
    await stage.animate(false);
    stage.setLink(LINKS.rtt0);
    const list = await openInstanceList(stage.chromium.context, MACHINE.regionId);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < (quick ? 3 : 9); turn++) {
      bare.push(await bareConnectMs(stage.cloud));
      ours.push(await clickToFrame(list));
    }
    await list.close();
    const [id = ''] = this.ids;
    return [toMetric({ id, unit: 'ms', better: 'lower', ours, floor: median(bare) })];
  },
};

/** How long it takes from a click in the list to the first frame; the viewer is closed again, ms. */
export async function clickToFrame(list: Page): Promise<number> {
  const clickedAt = Date.now();
  const viewer = await openViewerFromRow(list, MACHINE.instanceId);
  await waitForState(viewer, 'live');
  const shownAt = await firstFrameAt(viewer);
  await viewer.close();
  return shownAt - clickedAt;
}

/** By the wall clock, since two pages have no other clock in common. */
export const firstFrameAt = (page: Page): Promise<number> =>
  page.evaluate(() => performance.timeOrigin + (window.bench.frames[0] ?? Number.NaN));
