import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { type Firefox, launchFirefox } from '../support/firefox.ts';
import {
  openInstanceListInFirefox,
  openViewerFromRowInFirefox,
  viewerInFirefox,
} from '../support/firefox-console-page.ts';
import { addFullProfileInFirefox } from '../support/firefox-options-page.ts';
import { waitForFocus, waitForStateInFirefox } from '../support/firefox-viewer-page.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
let display: Display;
let firefox: Firefox;
let options: Page;

beforeAll(async () => {
  display = await openDisplay();
  const { tlsPort, caFile } = inject('cloud');
  firefox = await launchFirefox({
    extension: inject('extension'),
    tlsPort,
    ca: caFile,
    headless: false,
    env: display.env,
  });
  await addFullProfileInFirefox(firefox);
});
afterAll(async () => {
  await firefox?.dispose();
  await display?.dispose();
});

beforeEach(async () => {
  await firefox.closePages();
  options = await firefox.openPage('options.html');
  await options.bringToFront();
  await waitForFocus(options);
});

/** Real key events, which the browser's own shortcuts see; those of a driver don't reach them. */
const pressKeys = (keys: string) =>
  run('xdotool', ['key', keys], { env: { ...process.env, ...display.env } });

test('Alt+Shift+K opens the popup, and Enter there opens an instance', async () => {
  // BiDi does not show the real popup, but a page of the extension sees the others.
  const focused = `browser.extension.getViews({ type: 'popup' }).map(({ document }) =>
    document.hasFocus() && document.activeElement.matches('[role=combobox]') &&
    document.querySelector('[role=listbox]')?.textContent)[0]`;
  const isListed = async () => String(await options.evaluate(focused)).includes(MACHINES.text.name);
  const list = { what: "the popup's list" };
  // Firefox puts a popup away when its window is activated late: a person would press again.
  const isOpened = async () => {
    await pressKeys('alt+shift+k');
    return until(isListed, { ...list, timeoutMs: 10_000 });
  };
  await until(isOpened, list);
  for (const key of 'web') await pressKeys(key);
  await pressKeys('Return');
  const viewer = await viewerInFirefox(firefox, MACHINES.text.instanceId);
  await waitForStateInFirefox(viewer, 'live');
});

test('Alt+Shift+U reopens the last viewer, or focuses it', async () => {
  const page = await openInstanceListInFirefox(firefox);
  const first = await openViewerFromRowInFirefox(firefox, page, MACHINES.text.instanceId);
  await waitForStateInFirefox(first, 'live');
  await first.close();
  await waitForFocus(page);

  await pressKeys('alt+shift+u');
  const viewer = await viewerInFirefox(firefox, MACHINES.text.instanceId);
  await waitForStateInFirefox(viewer, 'live');

  await options.bringToFront();
  await waitForFocus(options);
  await pressKeys('alt+shift+u');
  await waitForFocus(viewer);
  expect(await firefox.pagesAt('vnc.html')).toHaveLength(1);
});

test('Alt+Shift+L opens the instance on the page in front, Alt+Shift+J goes to its viewer', async () => {
  const page = await openInstanceListInFirefox(firefox);
  await page.bringToFront();
  await page.focus(`a[href*="${MACHINES.text.instanceId}"]`);
  await waitForFocus(page);
  await pressKeys('alt+shift+l');
  const viewer = await viewerInFirefox(firefox, MACHINES.text.instanceId);
  await waitForStateInFirefox(viewer, 'live');

  await options.bringToFront();
  await waitForFocus(options);
  await pressKeys('alt+shift+j');
  await waitForFocus(viewer);
});
