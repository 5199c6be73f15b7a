import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CloudClient } from './cloud.ts';
import { typeIntoVm } from './keys.ts';
import { tempFolder } from './temp-folder.ts';
import { until } from './until.ts';
import { clickScreen } from './viewer-page.ts';

/**
 * Types a command into the guest's screen, and waits until its output comes out of the guest's
 * serial port: the one proof that every key arrived. If it does not, the error tells what the viewer
 * and the guest show.
 *
 * Typed anew once, since a guest that gets no processor time for a while loses keys (measured). Not
 * where a key too many is what is tested: `attempts` is 1 there.
 */
export async function logLine(
  viewer: Page,
  cloud: CloudClient,
  instanceId: string,
  words: string,
  attempts = 2,
): Promise<void> {
  await clickScreen(viewer);
  await typeIntoVm(viewer.keyboard, `log ${words}\n`);
  try {
    await until(async () => (await cloud.serial(instanceId)).includes(`LOG: ${words}`), {
      what: `"${words}" on the serial port`,
    });
  } catch (error) {
    const seen = await whatIsSeen(viewer, cloud, instanceId);
    if (attempts === 1) throw new Error(seen, { cause: error });
    console.warn(seen);
    await logLine(viewer, cloud, instanceId, words, attempts - 1);
  }
}

async function whatIsSeen(viewer: Page, cloud: CloudClient, instanceId: string): Promise<string> {
  const picture = join(tempFolder('failed-line').path, 'viewer.png');
  await viewer.screenshot({ path: picture });
  const page = await viewer.evaluate(() => ({
    state: document.querySelector('main.viewer')?.getAttribute('data-state'),
    focused: document.activeElement?.tagName,
    says: document.body.innerText,
  }));
  const log = (await cloud.log()).slice(-6);
  const serial = (await cloud.serial(instanceId)).slice(-200);
  return `What was typed did not arrive: ${JSON.stringify({ page, serial, log, picture })}`;
}
