import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { MARKER } from '../../lib/console/selectors.ts';
import { MACHINES, SECOND_ACCOUNT } from '../cloud/world.ts';
import { instanceListUrl } from '../support/console-page.ts';
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

test('in the console of an account without a profile a card says so, and leads to the settings', async () => {
  const { firefox } = bench();
  const list = await firefox.browser.newPage();
  await list.goto(`${instanceListUrl(text.regionId)}?account=${SECOND_ACCOUNT}`);
  const button = await list.waitForSelector(`[${MARKER}]`);
  // Of our styles this much can be seen from outside of the shadow root.
  expect(await button?.evaluate((host) => getComputedStyle(host).whiteSpace)).toBe('nowrap');
  await clickQuickVncInFirefox(list, text.instanceId);
  await list.waitForFunction(
    (marker) => {
      const card = document.documentElement.lastElementChild;
      return card?.localName === 'div' && document.activeElement === card && !card.matches(marker);
    },
    {},
    `[${MARKER}]`,
  );
  // The card has the focus on its one button.
  await list.keyboard.press('Enter');
  await until(async () => (await firefox.pagesAt('options.html')).length > 0, {
    what: 'the settings',
  });
  expect(await viewers()).toHaveLength(0);
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
