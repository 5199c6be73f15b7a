import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { clickQuickVnc, openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { desktopBench } from '../support/desktop-bench.ts';
import type { Display } from '../support/display.ts';
import { createStopwatch } from '../support/stopwatch.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text, graphics } = MACHINES;
const CONSOLE = 'https://ecs.console.aliyun.com';
const bench = desktopBench();

beforeAll(() => addFullProfile(bench().chromium));

afterEach(async () => {
  const [, ...others] = bench().chromium.context.pages();
  for (const page of others) await page.close();
});

const viewers = () =>
  bench()
    .chromium.context.pages()
    .filter((page) => page.url().includes('/vnc.html'));

/** The viewer of an instance, once it is there. */
const viewerOf = (instanceId: string) =>
  until(() => viewers().find((page) => page.url().includes(instanceId)), {
    what: `a viewer of ${instanceId}`,
  });

/** Waits until what a person types goes to the window with this title. */
const focusOn = (title: string) =>
  until(async () => (await bench().display.focusedTitle()).includes(title), {
    what: `the window "${title}" to get the focus`,
  });

async function openFocusedList() {
  const list = await openInstanceList(bench().chromium.context);
  await list.bringToFront();
  await focusOn(await list.title());
  return list;
}

async function expectBadge(text: string): Promise<void> {
  const { chromium } = bench();
  const badge = () => chromium.serviceWorker().evaluate('chrome.action.getBadgeText({})');
  await until(async () => (await badge()) === text, { what: `${text} on the badge` });
}

interface Bounds {
  left: number;
  width: number;
}

const viewerWindows = () =>
  bench()
    .chromium.serviceWorker()
    .evaluate<Bounds[]>('chrome.windows.getAll({ windowTypes: ["popup"] })');

/** A window manager moves windows by the size of their frames. */
const FRAME = 20;

const areSideBySide = ([one, two]: Bounds[]) =>
  one !== undefined &&
  two !== undefined &&
  Math.abs(one.left - two.left) + FRAME >= Math.max(one.width, two.width);

test('by keys alone, from the shortcut to a screen that takes what is typed', async () => {
  const { chromium, cloud, display } = bench();
  await openFocusedList();
  const steps = createStopwatch();

  await display.pressKeys('alt+shift+k');
  const popup = await chromium.waitForActionPopup();
  await popup.page.waitForSelector('[role="option"]');
  steps.lap('Alt+Shift+K to the first rows');

  await display.type('web-prod');
  await popup.page.waitForFunction(
    (name) => document.querySelector('[aria-selected="true"]')?.textContent?.includes(name),
    {},
    text.name,
  );
  steps.lap('eight letters to the match');

  await display.pressKeys('Return');
  const viewer = await viewerOf(text.instanceId);
  steps.lap('Enter to the window');
  await waitForState(viewer, 'live');
  steps.lap('the window to the first frame');
  await popup.dispose();

  await focusOn(text.name);
  const token = `keys-${Date.now()}`;
  await display.type(`log ${token}`);
  await display.pressKeys('Return');
  await until(async () => (await cloud.serial(text.instanceId)).includes(`LOG: ${token}`), {
    what: 'what was typed on the serial port',
  });
  steps.lap('a typed line to the machine');
  steps.print();
});

test('Alt+Shift+L opens the instance on the page in front, Alt+Shift+J goes through the viewers', async () => {
  const { display } = bench();
  const list = await openFocusedList();
  await list.locator(`a[href*="${graphics.instanceId}"]`).first().focus();
  await display.pressKeys('alt+shift+l');
  await waitForState(await viewerOf(graphics.instanceId), 'live');
  await focusOn(graphics.name);

  await list.goto(`${CONSOLE}/server/${text.instanceId}/detail?regionId=cn-hangzhou`);
  await list.bringToFront();
  await focusOn(await list.title());
  await display.pressKeys('alt+shift+l');
  await waitForState(await viewerOf(text.instanceId), 'live');
  await focusOn(text.name);

  await display.pressKeys('alt+shift+j');
  await focusOn(graphics.name);
  await display.pressKeys('alt+shift+j');
  await focusOn(text.name);
  await expectBadge('2');

  const { chromium } = bench();
  await list.bringToFront();
  await focusOn(await list.title());
  const { page: popup, dispose } = await chromium.openActionPopup();
  await popup.locator('::-p-aria(Viewers: 2)').click();
  await popup.locator('::-p-aria(Tile on the screen)').click();
  await until(async () => areSideBySide(await viewerWindows()), { what: 'the tiles' });
  await dispose();

  await list.bringToFront();
  await focusOn(await list.title());
  const again = await chromium.openActionPopup();
  await again.page.locator('::-p-aria(Viewers: 2)').click();
  await again.page.locator('::-p-aria(Close all)').click();
  await expectBadge('');
  expect(viewers()).toEqual([]);
  await again.dispose();
});

test('vnc in the address bar, a part of a name and Enter open an instance', async () => {
  const { display } = bench();
  await openFocusedList();
  await display.pressKeys('ctrl+l');
  await display.type('vnc web-prod');
  await display.pressKeys('Return');
  await waitForState(await viewerOf(text.instanceId), 'live');
});

/** Marks all of a page, and chooses our entry of its menu by its first letter. */
async function openByMenu(page: Page, display: Display): Promise<void> {
  await page.bringToFront();
  await focusOn(await page.title());
  const isMarked = async () => {
    await display.pressKeys('ctrl+a');
    return page.evaluate(() => String(getSelection()) !== '');
  };
  await until(isMarked, { what: 'the text to be marked' });
  const before = await display.windows();
  await display.pressKeys('shift+F10');
  const hasMenu = async () => (await display.windows()).length > before.length;
  await until(hasMenu, { what: 'the menu' });
  await display.type('q');
  await display.pressKeys('Return');
}

test('a marked id on any page is opened by the menu, and one that nobody has ends in a sentence', async () => {
  const { chromium, display } = bench();
  const gone = 'i-uf6nobodyhasthis0000';
  for (const instanceId of [text.instanceId, gone]) {
    const page = await chromium.context.newPage();
    await page.setContent(`<title>A ticket</title><p>${instanceId}</p>`);
    await openByMenu(page, display);
    // The next page waits for this window.
    await viewerOf(instanceId);
  }
  await waitForState(await viewerOf(text.instanceId), 'live');
  const finder = await viewerOf(gone);
  await finder.getByText(/No profile has this instance/).waitFor();
});

test('Alt+Shift+U reopens the last viewer, or focuses it', async () => {
  const { display } = bench();
  const list = await openFocusedList();
  const first = await openViewerFromRow(list, text.instanceId);
  await waitForState(first, 'live');
  await first.close();
  await focusOn(await list.title());

  await display.pressKeys('alt+shift+u');
  const [reopened] = await until(() => viewers().length > 0 && viewers(), { what: 'the viewer' });
  if (!reopened) throw new Error('There is no viewer.');
  await waitForState(reopened, 'live');
  await focusOn(text.name);

  await list.bringToFront();
  await focusOn(await list.title());
  await display.pressKeys('alt+shift+u');
  await focusOn(text.name);
  expect(viewers()).toHaveLength(1);
});

test('a second click focuses the viewer instead of opening another, even if the background was stopped', async () => {
  const { chromium } = bench();
  const list = await openFocusedList();
  await chromium.stopWorker();
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  await focusOn(text.name);

  for (const stop of [async () => undefined, chromium.stopWorker]) {
    await stop();
    await list.bringToFront();
    await focusOn(await list.title());
    await clickQuickVnc(list, text.instanceId);
    await focusOn(text.name);
    expect(viewers()).toHaveLength(1);
  }
});
