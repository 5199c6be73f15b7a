import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Cloud, startCloud } from '../cloud/cloud.ts';
import { MACHINES } from '../cloud/world.ts';
import { ensureBuild } from '../support/build.ts';
import { type Chromium, launchChromium } from '../support/chromium.ts';
import { openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { typeIntoVm } from '../support/keys.ts';
import { addProfile } from '../support/options-page.ts';
import { until } from '../support/until.ts';
import { clickScreen, screenSettled, waitForState } from '../support/viewer-page.ts';
import { type DemoReport, step } from './report.ts';

export interface DemoOptions {
  guest: 'auto' | 'embedded';
  /** Where pictures and the report go. */
  folder: string;
  headless: boolean;
}

export interface DemoStage {
  cloud?: Cloud;
  chromium?: Chromium;
}

const { text: MACHINE } = MACHINES;

/**
 * The main job, as a person does it, on real parts. Everything that it starts is put on `stage` at
 * once, so that it can be taken down whatever happens.
 */
export async function runDemo(
  options: DemoOptions,
  report: DemoReport,
  stage: DemoStage,
): Promise<void> {
  const run = <T>(name: string, action: () => Promise<T>) => step(report, name, action);
  const picture = async (page: Page, name: string) => {
    const path = join(options.folder, `${name}.png`);
    await page.screenshot({ path });
    report.screenshots.push(path);
  };

  const cloud = await run('start the local cloud', () => startCloud({ guest: options.guest }));
  stage.cloud = cloud;
  report.guest = cloud.guest.kind;
  if (cloud.guest.why) console.log(`    (embedded guest: ${cloud.guest.why})`);

  const extension = await run('build the extension for production', () => ensureBuild('chrome'));
  const chromium = await run('load it into Chromium', () =>
    launchChromium({
      extension,
      hostRules: cloud.chromiumHostRules,
      ca: cloud.ca.certFile,
      headless: options.headless,
    }),
  );
  stage.chromium = chromium;
  const { context } = chromium;
  report.browser = `Chromium ${context.browser()?.version()}`;

  await run('add a profile in the options page, and test it', async () => {
    const page = await chromium.openPage('options.html');
    const { accessKeyId, accessKeySecret } = cloud.keys.full;
    const { regionId } = MACHINE;
    await addProfile(page, { name: 'Demo', accessKeyId, accessKeySecret, regionId });
    await picture(page, 'options');
  });

  const list = await run("open the console's instance list", async () => {
    const page = await openInstanceList(context, MACHINE.regionId);
    await picture(page, 'console');
    return page;
  });

  await run("wait for the VM's shell", async () => {
    await guestOf(cloud).ready();
  });

  const viewer = await run('click Quick VNC, see the first frame', async () => {
    const start = performance.now();
    const opened = await openViewerFromRow(list, MACHINE.instanceId);
    await waitForState(opened, 'live');
    report.clickToFirstFrameMs = Math.round(performance.now() - start);
    return opened;
  });

  await run('type a command in the viewer', async () => {
    report.evidence.typed = `log quick-vnc-${Date.now().toString(36)}`;
    await clickScreen(viewer);
    await typeIntoVm(viewer.keyboard, `${report.evidence.typed}\n`);
  });

  await run('find it on the serial port of the VM', async () => {
    const evidence = report.evidence.typed.replace('log ', 'LOG: ');
    report.evidence.serial = await until(
      // The shell on the serial port may have put its prompt before it.
      () => guestOf(cloud).serial().includes(evidence) && evidence,
      { what: `"${evidence}" on the serial port` },
    );
    await screenSettled(viewer);
    await picture(viewer, 'viewer');
  });
}

function guestOf(cloud: Cloud) {
  const guest = cloud.instances.find((one) => one.instanceId === MACHINE.instanceId)?.guest;
  if (!guest) throw new Error(`The local cloud has no machine ${MACHINE.instanceId}.`);
  return guest;
}
