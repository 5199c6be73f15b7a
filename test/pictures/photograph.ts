import type { Page } from 'playwright-core';
import type { Cloud } from '../cloud/cloud.ts';
import { MACHINES } from '../cloud/world.ts';
import { launchChromium } from '../support/chromium.ts';
import { cloudClient } from '../support/cloud.ts';
import { openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { saveProfile } from '../support/demo-profile.ts';
import { typeIntoVm } from '../support/keys.ts';
import { clickScreen, screenSettled, waitForState } from '../support/viewer-page.ts';
import { addToWall, waitForFace } from '../support/wall-page.ts';
import { photographVault } from './vault.ts';
import { photographStates } from './viewer-states.ts';

/** In which light a page is photographed. */
export interface Light {
  colorScheme: 'light' | 'dark';
  lang: string;
}

interface Sitting {
  cloud: Cloud;
  extension: string;
  light: Light;
  pathOf(name: string): string;
  /** Also the states of the viewer that no document shows. */
  everyState: boolean;
}

const { text, graphics, stopped } = MACHINES;

/** Takes every picture in one light. */
export async function photograph({
  cloud,
  extension,
  light,
  pathOf,
  everyState,
}: Sitting): Promise<void> {
  const control = cloudClient(cloud.controlUrl);
  const chromium = await launchChromium({
    extension,
    hostRules: cloud.chromiumHostRules,
    ca: cloud.ca.certFile,
    ...light,
  });
  const shoot = async (page: Page, name: string, size = { width: 960, height: 640 }) => {
    await page.setViewportSize(size);
    await page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
          .map(({ finished }) => finished),
      ),
    );
    await page.screenshot({ path: pathOf(name) });
  };

  try {
    const firstRun = await chromium.openPage('options.html');
    await firstRun.getByRole('button').first().waitFor();
    await shoot(firstRun, 'first-run', { width: 960, height: 860 });

    const profileId = await saveProfile(firstRun, light.lang === 'en' ? 'Production' : '生产环境');
    const options = await chromium.openPage('options.html');
    await options.getByRole('listitem').first().waitFor();
    await shoot(options, 'options');
    await options.getByRole('listitem').first().getByRole('button').nth(1).click();
    await options.locator('form').waitFor();
    await shoot(options, 'profile-form', { width: 960, height: 720 });

    const popup = await chromium.openPage('popup.html');
    await popup.getByRole('listbox').getByRole('option').first().waitFor();
    await shoot(popup, 'popup', { width: 800, height: 580 });

    const list = await openInstanceList(chromium.context);
    await list.setViewportSize({ width: 1280, height: 620 });
    await shoot(list, 'console', { width: 1280, height: 620 });

    const viewer = await openViewerFromRow(list, text.instanceId);
    await waitForState(viewer, 'live');
    await clickScreen(viewer);
    await typeIntoVm(viewer.keyboard, 'clear; uname -a; df -h; free\n');
    await screenSettled(viewer);
    await shoot(viewer, 'viewer', { width: 1040, height: 640 });
    await viewer.mouse.move(520, 1);
    await viewer.locator('.toolbar[data-shown="true"]').waitFor();
    await shoot(viewer, 'viewer-toolbar', { width: 1040, height: 640 });
    await viewer.mouse.move(520, 400);

    await control.behaviour({ api: { failNext: [LONG_THROTTLING] } });
    await control.fault({ kind: 'reset', instanceId: text.instanceId });
    await waitForState(viewer, 'waiting');
    await viewer.getByText(/\d s|\d 秒/).waitFor();
    await shoot(viewer, 'viewer-waiting', { width: 1040, height: 640 });
    await viewer.close();

    const wall = await chromium.openPage('wall.html');
    await wall.getByRole('heading', { level: 2 }).waitFor();
    await shoot(wall, 'wall-empty', { width: 1040, height: 480 });
    for (const { name } of [text, graphics, stopped]) await addToWall(wall, name);
    await waitForFace(wall, text.name, 'live');
    await waitForFace(wall, graphics.name, 'live');
    await waitForFace(wall, stopped.name, 'ended');
    await wall.locator('.tile-open').first().focus();
    await shoot(wall, 'wall', { width: 1040, height: 640 });
    await wall.close();

    const ended = await chromium.openPage(
      `vnc.html?profile=${profileId}&region=${stopped.regionId}&instance=${stopped.instanceId}`,
    );
    await waitForState(ended, 'ended');
    await shoot(ended, 'viewer-ended', { width: 1040, height: 640 });

    const viewerPath = new URL(ended.url()).pathname + new URL(ended.url()).search;
    await photographVault({ chromium, viewerPath, shoot });
    if (everyState) await photographStates({ chromium, control, profileId, shoot });
  } finally {
    await control.resetBehaviour();
    await chromium.dispose();
  }
}

/** Keeps a viewer waiting for long enough to be photographed. */
const LONG_THROTTLING = {
  action: 'DescribeInstanceVncUrl',
  code: 'Throttling.User',
  status: 400,
  times: 1,
  retryAfterMs: 8000,
};
