import type { BrowserContext, Page } from 'playwright-core';
import { MARKER } from '../../lib/console/selectors.ts';
import { until } from './until.ts';

/** The real address of a region's instance list, which the local cloud answers for. */
export const instanceListUrl = (regionId: string) =>
  `https://ecs.console.aliyun.com/server/region/${regionId}`;

/** Opens the instance list, and waits for the first of our buttons. */
export async function openInstanceList(
  context: BrowserContext,
  regionId = 'cn-hangzhou',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(instanceListUrl(regionId));
  await page.locator(`[${MARKER}]`).first().waitFor();
  return page;
}

/**
 * Clicks the Quick VNC button in the row of an instance, as a person does. Its shadow root is
 * closed, so it is found by where it is.
 */
export async function clickQuickVnc(page: Page, instanceId: string): Promise<void> {
  const row = page.locator('tr', { hasText: instanceId });
  await row.locator(`[${MARKER}]`).click();
}

/** The same, and gives the viewer's window that opens. */
export async function openViewerFromRow(page: Page, instanceId: string): Promise<Page> {
  const context = page.context();
  const before = new Set(context.pages());
  await clickQuickVnc(page, instanceId);
  // Playwright may report a window before it has its address, so the event alone tells nothing.
  return until(
    () => context.pages().find((opened) => !before.has(opened) && isViewerOf(opened, instanceId)),
    { what: `a viewer of ${instanceId} to open` },
  );
}

const isViewerOf = (page: Page, instanceId: string) =>
  page.url().includes('/vnc.html') && page.url().includes(instanceId);
