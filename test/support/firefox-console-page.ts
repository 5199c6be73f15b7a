import type { Page } from 'puppeteer-core';
import { MARKER } from '../../lib/console/selectors.ts';
import { instanceListUrl } from './console-page.ts';
import type { Firefox } from './firefox.ts';
import { until } from './until.ts';

/** Opens the instance list, and waits for the first of our buttons. */
export async function openInstanceListInFirefox(
  { browser }: Firefox,
  regionId = 'cn-hangzhou',
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(instanceListUrl(regionId));
  await page.waitForSelector(`[${MARKER}]`);
  return page;
}

/**
 * Clicks the Quick VNC button in the row of an instance, as a person does. Its shadow root is
 * closed, so it is found by where it is.
 */
export async function clickQuickVncInFirefox(page: Page, instanceId: string): Promise<void> {
  await page.locator(`::-p-xpath(//tr[contains(., "${instanceId}")]//*[@${MARKER}])`).click();
}

/** The same, and gives the viewer's window that opens. */
export async function openViewerFromRowInFirefox(
  firefox: Firefox,
  page: Page,
  instanceId: string,
): Promise<Page> {
  await clickQuickVncInFirefox(page, instanceId);
  return viewerInFirefox(firefox, instanceId);
}

/** The viewer of an instance, once it is there. */
export async function viewerInFirefox(firefox: Firefox, instanceId: string): Promise<Page> {
  const [viewer] = await until(
    async () => {
      const viewers = await firefox.pagesAt('vnc.html');
      const addresses = await Promise.all(viewers.map((page) => page.evaluate('location.search')));
      const found = viewers.filter((_, index) => String(addresses[index]).includes(instanceId));
      return found.length > 0 && found;
    },
    { what: `a viewer of ${instanceId} to open` },
  );
  if (!viewer) throw new Error(`There is no viewer of ${instanceId}.`);
  return viewer;
}
