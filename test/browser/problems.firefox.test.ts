import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { FULL_PROFILE } from '../support/demo-profile.ts';
import { firefoxBench } from '../support/firefox-bench.ts';
import {
  openInstanceListInFirefox,
  openViewerFromRowInFirefox,
} from '../support/firefox-console-page.ts';
import {
  addFullProfileInFirefox,
  buttonOf,
  fieldOf,
  fillProfileInFirefox,
  typedIn,
  waitForText,
} from '../support/firefox-options-page.ts';
import { waitForStateInFirefox } from '../support/firefox-viewer-page.ts';

const { text } = MACHINES;
const bench = firefoxBench();

beforeAll(() => addFullProfileInFirefox(bench().firefox));

/** As in about:addons: in Firefox every host of the manifest can be taken away at any time. */
async function withholdHosts(): Promise<void> {
  const page = await bench().firefox.openPage('popup.html');
  const removed = await page.evaluate(
    'browser.permissions.remove({ origins: browser.runtime.getManifest().host_permissions })',
  );
  expect(removed).toBe(true);
  await page.close();
}

const allow = async (page: Page) => {
  await buttonOf(page, 'Allow access').click();
  await bench().firefox.allowPermission();
};

test('a wrong secret: the form says so, and keeps what was typed', async () => {
  const options = await bench().firefox.openPage('options.html');
  await buttonOf(options, 'Add profile').click();
  const entry = { ...FULL_PROFILE, name: 'Typo', accessKeySecret: 'WrongSecretButLongEnough' };
  await fillProfileInFirefox(options, entry);
  await buttonOf(options, 'Save and test').click();
  await waitForText(options, 'The AccessKey secret is wrong');
  for (const field of ['name', 'accessKeyId', 'accessKeySecret', 'regionId'] as const) {
    expect(await typedIn(options, field)).toBe(entry[field]);
  }
  await fieldOf(options, 'accessKeySecret').fill(FULL_PROFILE.accessKeySecret);
  await buttonOf(options, 'Save and test').click();
  await waitForText(options, 'Belongs to account');
});

test('an unknown instance: the viewer says that it was not found', async () => {
  const { firefox } = bench();
  const list = await openInstanceListInFirefox(firefox);
  const known = await openViewerFromRowInFirefox(firefox, list, text.instanceId);
  const unknown = 'i-bp1nosuchinstance0000';
  const address = (await known.evaluate(() => location.pathname + location.search)).slice(1);
  const viewer = await firefox.openPage(address.replace(text.instanceId, unknown));
  await waitForStateInFirefox(viewer, 'ended');
  const words = await viewer.$eval('.overlay-card', ({ textContent }) => textContent);
  expect(words).toContain('The instance was not found');
  expect(words).toContain(unknown);
});

test('withheld hosts: the viewer says so, and goes on once they are allowed', async () => {
  const { firefox } = bench();
  await withholdHosts();
  const list = await openInstanceListInFirefox(firefox);
  const viewer = await openViewerFromRowInFirefox(firefox, list, text.instanceId);
  await waitForStateInFirefox(viewer, 'ended');
  await waitForText(
    viewer,
    'The browser does not let Quick VNC reach ecs.cn-hangzhou.aliyuncs.com',
  );
  await allow(viewer);
  await waitForStateInFirefox(viewer, 'live');
});

test('withheld hosts: the form of a profile keeps what was typed, and offers to allow them', async () => {
  await withholdHosts();
  const options = await bench().firefox.openPage('options.html');
  await buttonOf(options, 'Add profile').click();
  await fillProfileInFirefox(options, { ...FULL_PROFILE, name: 'Withheld' });
  await buttonOf(options, 'Save and test').click();
  await waitForText(options, 'The browser does not let Quick VNC reach sts.aliyuncs.com');
  expect(await typedIn(options, 'accessKeySecret')).toBe(FULL_PROFILE.accessKeySecret);
  await allow(options);
  await waitForText(options, 'Belongs to account');
});

/** A proxy that has let us in before is taken to be in trouble when it refuses. */
async function forgetProxies(): Promise<void> {
  const options = await bench().firefox.openPage('options.html');
  await options.evaluate(`browser.storage.local.get().then((all) =>
    browser.storage.local.remove(Object.keys(all).filter((key) => key.startsWith('proxy:'))))`);
  await options.close();
}

test("a proxy that lets in Alibaba's own page only takes us as that, once it is allowed", async () => {
  const { firefox, cloud } = bench();
  await cloud.behaviour({ vnc: { origin: 'aliyun-only' } });
  await forgetProxies();
  const list = await openInstanceListInFirefox(firefox);
  const viewer = await openViewerFromRowInFirefox(firefox, list, text.instanceId);
  await waitForText(viewer, 'refuses this connection, however it is made');
  await buttonOf(viewer, 'Allow and connect').click();
  await firefox.allowPermission();
  await waitForStateInFirefox(viewer, 'live');
  const connections = (await cloud.log()).filter(({ type }) => type === 'vnc');
  expect(connections.at(-1)).toMatchObject({ event: 'open', origin: 'https://g.alicdn.com' });
});

test('withheld hosts: the popup says which regions failed, and asks them once they are allowed', async () => {
  await withholdHosts();
  const popup = await bench().firefox.openPage('popup.html');
  // Where rows are known from before, the regions that failed are told of below them.
  const known = 'button.popup-warning';
  await popup.waitForSelector(`${known}, .problem-list`);
  await popup.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), known);
  await waitForText(popup, 'The browser does not let Quick VNC reach');
  await allow(popup);
  await popup.waitForSelector(known, { hidden: true });
  await popup.waitForSelector('[role="listbox"] [role="option"]');
});
