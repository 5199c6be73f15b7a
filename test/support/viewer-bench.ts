import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { viewerPath } from '../../lib/viewers/address.ts';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from './chromium-bench.ts';
import { addFullProfile } from './demo-profile.ts';
import { waitForState } from './viewer-page.ts';

/** The machine whose viewers a file opens. */
export const MACHINE = MACHINES.text;

/**
 * For the top of a test file: a `chromiumBench` with the profile that can do everything, and viewers
 * of one machine, which are closed after each test.
 */
export function viewerBench() {
  const bench = chromiumBench();
  const viewers: Page[] = [];
  let profileId = '';

  beforeAll(async () => {
    profileId = await addFullProfile(bench().chromium);
  });
  // A minute of tests opens more connections than an instance is allowed, by the proxy and by us.
  beforeEach(async () => {
    await bench().cloud.behaviour({ vnc: { reconnectsPerMinute: 10_000 } });
    await bench()
      .chromium.serviceWorker()
      // @ts-expect-error `chrome` is the background's.
      .evaluate(() => chrome.storage.session.remove('tickets'));
  });
  afterEach(async () => {
    await Promise.all(viewers.splice(0).map((viewer) => viewer.close()));
  });

  /** @param prepare is given the page before it shows anything */
  async function openViewer(
    instanceId = MACHINE.instanceId,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<Page> {
    const { chromium } = bench();
    const { regionId } = MACHINE;
    const path = viewerPath({ profileId, regionId, instanceId });
    const viewer = await chromium.context.newPage();
    viewers.push(viewer);
    await prepare?.(viewer);
    await viewer.goto(`chrome-extension://${chromium.extensionId}${path}`);
    return viewer;
  }

  return {
    bench,
    openViewer,
    async openLiveViewer(): Promise<Page> {
      const viewer = await openViewer();
      await waitForState(viewer, 'live');
      return viewer;
    },
  };
}
