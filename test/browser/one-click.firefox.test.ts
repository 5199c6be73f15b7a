import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { firefoxBench } from '../support/firefox-bench.ts';
import {
  clickQuickVncInFirefox,
  openInstanceListInFirefox,
  openViewerFromRowInFirefox,
  viewerInFirefox,
} from '../support/firefox-console-page.ts';
import { addFullProfileInFirefox } from '../support/firefox-options-page.ts';
import {
  expectTypingArrives,
  waitForFocus,
  waitForStateInFirefox,
} from '../support/firefox-viewer-page.ts';
import { until } from '../support/until.ts';

const { text, graphics } = MACHINES;
const bench = firefoxBench();

beforeAll(() => addFullProfileInFirefox(bench().firefox));

const viewers = () => bench().firefox.pagesAt('vnc.html');

async function openLiveViewer(): Promise<{ list: Page; viewer: Page }> {
  const { firefox } = bench();
  const list = await openInstanceListInFirefox(firefox);
  const viewer = await openViewerFromRowInFirefox(firefox, list, text.instanceId);
  await waitForStateInFirefox(viewer, 'live');
  return { list, viewer };
}

test('one click in a row opens that instance, and what is typed arrives in the VM', async () => {
  const { viewer } = await openLiveViewer();
  await expect.poll(() => viewer.title()).toContain(text.name);
  // What needs Shift on a US keyboard and what does not; nothing that a shell would take as its own.
  const token = `Quick-VNC_%+=:,./@ ${Date.now()}`;
  await expectTypingArrives(viewer, bench().cloud, text.instanceId, token);
});

test('a second click focuses the viewer instead of opening another', async () => {
  const { list, viewer } = await openLiveViewer();
  await list.bringToFront();
  await waitForFocus(list);
  await clickQuickVncInFirefox(list, text.instanceId);
  await waitForFocus(viewer);
  expect(await viewers()).toHaveLength(1);
});

test('the popup lists the instances, and Enter opens the chosen one', async () => {
  const { firefox } = bench();
  // BiDi does not show the real one.
  const popup = await firefox.openPage('popup.html');
  await until(async () => (await popup.$$('[role="option"]')).length >= 3, { what: 'all rows' });
  const rows = await popup.$$eval('[role="option"]', (options) =>
    options.map(({ textContent }) => textContent ?? ''),
  );
  for (const { instanceId, name } of Object.values(MACHINES)) {
    expect(rows.find((row) => row.includes(instanceId))).toContain(name);
  }
  await popup.keyboard.type('sjk');
  await popup.keyboard.press('Enter');
  const viewer = await viewerInFirefox(firefox, graphics.instanceId);
  await waitForStateInFirefox(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(graphics.name);
});

test('the shortcut reopens the last viewer, or focuses it', async () => {
  const { firefox } = bench();
  const { list, viewer } = await openLiveViewer();
  await viewer.close();
  await until(async () => (await viewers()).length === 0, { what: 'the viewer to close' });

  await firefox.pressReopenKeys();
  const reopened = await viewerInFirefox(firefox, text.instanceId);
  await waitForStateInFirefox(reopened, 'live');

  await list.bringToFront();
  await waitForFocus(list);
  await firefox.pressReopenKeys();
  await waitForFocus(reopened);
  expect(await viewers()).toHaveLength(1);
});

test('the event page may stop between any two steps', async () => {
  const { firefox, cloud } = bench();
  const list = await openInstanceListInFirefox(firefox);
  await firefox.stopBackground();
  const viewer = await openViewerFromRowInFirefox(firefox, list, text.instanceId);
  await waitForStateInFirefox(viewer, 'live');

  await firefox.stopBackground();
  await list.bringToFront();
  await waitForFocus(list);
  await clickQuickVncInFirefox(list, text.instanceId);
  await waitForFocus(viewer);
  expect(await viewers()).toHaveLength(1);

  const before = (await cloud.log()).length;
  await firefox.stopBackground();
  await cloud.fault({ kind: 'reset', instanceId: text.instanceId });
  await until(
    async () =>
      (await cloud.log())
        .slice(before)
        .some((entry) => entry.type === 'vnc' && entry.event === 'open'),
    { what: 'a new connection' },
  );
  await waitForStateInFirefox(viewer, 'live');
  await expectTypingArrives(viewer, cloud, text.instanceId, `after-${Date.now()}`);
});
