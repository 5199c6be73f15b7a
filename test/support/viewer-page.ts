import type { Page } from 'playwright-core';
import type { SessionState } from '../../lib/vnc/session-machine.ts';

/** Waits until the viewer's session is in a state. */
export async function waitForState(
  viewer: Page,
  state: SessionState['name'],
  timeout = 30_000,
): Promise<void> {
  await viewer.locator(`main.viewer[data-state="${state}"]`).waitFor({ timeout });
}

/** Puts the keyboard on the guest's screen, as a person does: with a click. */
export async function clickScreen(viewer: Page): Promise<void> {
  await viewer.locator('.viewer-screen canvas').click();
}
