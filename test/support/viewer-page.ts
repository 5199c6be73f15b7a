import type { Page } from 'playwright-core';
import type { SessionState } from '../../lib/vnc/session-state.ts';
import { until } from './until.ts';

/** Waits until the viewer's session is in a state; if it is not, the error tells what is there. */
export async function waitForState(
  viewer: Page,
  state: SessionState['name'],
  timeout = 30_000,
): Promise<void> {
  try {
    await viewer.locator(`main.viewer[data-state="${state}"]`).waitFor({ timeout });
  } catch (error) {
    const main = viewer.locator('main.viewer');
    const there = await main.getAttribute('data-state', { timeout: 1000 }).catch(() => null);
    const words = await main.innerText({ timeout: 1000 }).catch(() => '');
    throw new Error(`The viewer is not ${state} but ${there}: ${words}`, { cause: error });
  }
}

/** Answers the question for the VNC server's password. */
export async function enterVncPassword(viewer: Page, password: string): Promise<void> {
  const field = viewer.getByLabel('VNC password', { exact: true });
  await field.fill(password);
  await field.press('Enter');
}

/** Puts the keyboard on the guest's screen, as a person does: with a click. */
export async function clickScreen(viewer: Page): Promise<void> {
  await viewer.locator('.viewer-screen canvas').click();
}

/** Waits until the guest's screen shows the same twice in a row: what was typed has been echoed. */
export async function screenSettled(viewer: Page): Promise<void> {
  const canvas = viewer.locator('.viewer-screen canvas');
  let last: string | undefined;
  await until(
    async () => {
      const before = last;
      last = (await canvas.screenshot({ animations: 'disabled' })).toString('base64');
      await viewer.waitForTimeout(100);
      return last === before;
    },
    { what: "the guest's screen to settle" },
  );
}
