import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'playwright-core';
import { connect, type Page, type Target } from 'puppeteer-core';
import { until } from './until.ts';

export interface ActionPopup {
  page: Page;
  /** Lets go of the popup without closing it. */
  dispose(): Promise<void>;
}

/**
 * Opens the real toolbar popup. Playwright never shows it as a page, so Puppeteer connects to the
 * same browser and looks at that one target alone.
 */
export async function openActionPopup(background: Worker, profile: string): Promise<ActionPopup> {
  // Chromium learns a moment after the screen which of its windows has the focus.
  await until(() => background.evaluate('chrome.action.openPopup().then(() => true)'), {
    what: 'the popup to open',
  });
  return waitForActionPopup(profile);
}

/** The same for a popup that opens by other means: by its keys. */
export async function waitForActionPopup(profile: string): Promise<ActionPopup> {
  const port = await debuggingPort(profile);
  return until(() => attachToPopup(port), { what: 'the toolbar popup to open' });
}

async function attachToPopup(port: string): Promise<ActionPopup | undefined> {
  const browser = await connect({
    browserURL: `http://127.0.0.1:${port}`,
    defaultViewport: null,
    // Without it Puppeteer would attach to every page that a test is at work on. It judges a target
    // once, by the address that it has at that moment: hence a new connection for every look.
    targetFilter: (target) => target.type() === 'browser' || showsPopup(target),
  });
  for (const target of browser.targets().filter(showsPopup)) {
    const page = await target.asPage();
    if (await isRealPopup(page)) return { page, dispose: () => browser.disconnect() };
  }
  await browser.disconnect();
  return undefined;
}

const showsPopup = (target: Target) => target.url().endsWith('/popup.html');

/** A test may have popup.html open in a tab as well. */
const isRealPopup = (page: Page) =>
  page.evaluate(`chrome.extension.getViews({ type: 'popup' }).includes(window)`);

/** Chromium writes the port it chose into its profile a moment after the start. */
function debuggingPort(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  return until(async () => (await readFile(file, 'utf8')).split('\n')[0] ?? '', {
    what: 'Chromium to tell its debugging port',
  });
}
