import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { KEYS, MACHINES } from '../cloud/world.ts';
import { type Chromium, launchChromium } from '../support/chromium.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile, FULL_PROFILE, newestProfileId } from '../support/demo-profile.ts';
import { addProfile, fillProfile } from '../support/options-page.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text, stopped } = MACHINES;
const bench = chromiumBench();
let profileId = '';

beforeAll(async () => {
  profileId = await addFullProfile(bench().chromium);
});

function openViewer(chromium: Chromium, instanceId: string, profile = profileId): Promise<Page> {
  return chromium.openPage(
    `vnc.html?profile=${profile}&region=${text.regionId}&instance=${instanceId}`,
  );
}

/** What the viewer says, and the buttons that it offers. */
async function said(viewer: Page): Promise<{ words: string; actions: string[] }> {
  await waitForState(viewer, 'ended');
  const card = viewer.locator('.overlay-card');
  return {
    words: await card.innerText(),
    actions: await card.getByRole('button').allInnerTexts(),
  };
}

test('an unknown instance: the viewer says that it was not found', async () => {
  const viewer = await openViewer(bench().chromium, 'i-bp1nosuchinstance0000');
  const { words, actions } = await said(viewer);
  expect(words).toContain('The instance was not found');
  expect(words).toContain('i-bp1nosuchinstance0000');
  expect(actions).toContain('Try again');
  await viewer.close();
});

test('a stopped instance: the viewer says so', async () => {
  const viewer = await openViewer(bench().chromium, stopped.instanceId);
  const { words } = await said(viewer);
  expect(words).toContain('The instance is not running');
  await viewer.close();
});

test('an address that names no instance: a sentence, not a blank window', async () => {
  const viewer = await bench().chromium.openPage('vnc.html?instance=nonsense');
  expect(await viewer.locator('[role="alert"]').innerText()).not.toBe('');
  await viewer.close();
});

test('a clock that is 20 minutes off: the viewer works, and the test of the profile says so', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ api: { clockSkewMs: 20 * 60_000 } });
  const viewer = await openViewer(chromium, text.instanceId);
  await waitForState(viewer, 'live');
  await viewer.close();

  const options = await chromium.openPage('options.html');
  const card = options.getByRole('listitem').filter({ hasText: FULL_PROFILE.name }).first();
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  await card.getByText("This computer's clock is 20 min slow.").waitFor();
  await options.close();
});

test('a clock that can not be corrected: the viewer says what to do', async () => {
  const { chromium, cloud } = bench();
  const refusal = { action: 'DescribeInstanceVncUrl', code: 'InvalidTimeStamp.Expired' };
  await cloud.behaviour({ api: { failNext: [{ ...refusal, status: 400, times: 2 }] } });
  const viewer = await openViewer(chromium, text.instanceId);
  const { words, actions } = await said(viewer);
  expect(words).toContain("This computer's clock is wrong");
  expect(actions).toContain('Try again');
  await viewer.getByRole('button', { name: 'Try again' }).click();
  await waitForState(viewer, 'live');
  await viewer.close();
});

test('a profile without the permission: the viewer names the action to allow', async () => {
  const { chromium } = bench();
  const options = await chromium.openPage('options.html');
  const { accessKeyId, accessKeySecret } = KEYS.withoutVnc;
  await addProfile(options, { ...FULL_PROFILE, name: 'No VNC', accessKeyId, accessKeySecret });
  const viewer = await openViewer(chromium, text.instanceId, await newestProfileId(options));
  expect((await said(viewer)).words).toContain('ecs:DescribeInstanceVncUrl');
  await viewer.close();
  await options.close();
});

test('a wrong secret: the form says so, and keeps what was typed', async () => {
  const options = await bench().chromium.openPage('options.html');
  await options.getByRole('button', { name: 'Add profile' }).click();
  const entry = { ...FULL_PROFILE, name: 'Typo', accessKeySecret: 'WrongSecretButLongEnough' };
  await fillProfile(options, entry);
  await options.getByRole('button', { name: 'Save and test' }).click();
  await options.getByText('The AccessKey secret is wrong').waitFor();
  expect(await options.getByLabel('Name', { exact: true }).inputValue()).toBe(entry.name);
  expect(await options.getByLabel('AccessKey ID', { exact: true }).inputValue()).toBe(
    entry.accessKeyId,
  );
  expect(await options.getByLabel('AccessKey secret', { exact: true }).inputValue()).toBe(
    entry.accessKeySecret,
  );

  await options.getByLabel('AccessKey secret', { exact: true }).fill(FULL_PROFILE.accessKeySecret);
  await options.getByRole('button', { name: 'Save and test' }).click();
  await options.getByText('Belongs to account').first().waitFor();
  await options.close();
});

test('a dead network: the viewer and the form say which host, and try again by themselves', async () => {
  const offline = await launchChromium({
    extension: inject('extension'),
    hostRules: 'MAP * ~NOTFOUND',
  });
  const options = await offline.openPage('options.html');
  await options.getByRole('button', { name: 'Add profile' }).click();
  await fillProfile(options, FULL_PROFILE);
  await options.getByRole('button', { name: 'Save and test' }).click();
  await options.getByText('sts.aliyuncs.com').first().waitFor();
  expect(await options.getByLabel('AccessKey secret', { exact: true }).inputValue()).toBe(
    FULL_PROFILE.accessKeySecret,
  );
  const viewer = await openViewer(offline, text.instanceId, await newestProfileId(options));
  await waitForState(viewer, 'waiting');
  // Waited for one by one: between two attempts the card says that one is under way.
  const card = viewer.locator('.overlay-card');
  await card.getByText('ecs.cn-hangzhou.aliyuncs.com').first().waitFor();
  await card.getByRole('button', { name: 'Reconnect now' }).waitFor();
  await offline.dispose();
});
