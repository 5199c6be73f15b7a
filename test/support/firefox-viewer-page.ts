import type { Page } from 'puppeteer-core';
import type { SessionState } from '../../lib/vnc/session-state.ts';
import type { CloudClient } from './cloud.ts';
import { typeIntoVmInFirefox } from './keys.ts';
import { until } from './until.ts';

/** Waits until the viewer's session is in a state. */
export async function waitForStateInFirefox(
  viewer: Page,
  state: SessionState['name'],
): Promise<void> {
  await viewer.waitForSelector(`main.viewer[data-state="${state}"]`);
}

/** Types a line on the guest's screen, and waits until the guest has it. */
export async function expectTypingArrives(
  viewer: Page,
  cloud: CloudClient,
  instanceId: string,
  token: string,
): Promise<void> {
  await viewer.locator('.viewer-screen canvas').click();
  await typeIntoVmInFirefox(viewer.keyboard, `log ${token}\n`);
  await until(async () => (await cloud.serial(instanceId)).includes(`LOG: ${token}`), {
    what: `"${token}" on the serial port`,
  });
}

export async function waitForFocus(page: Page): Promise<void> {
  await until(() => page.evaluate(() => document.hasFocus()), { what: 'the window to get focus' });
}
