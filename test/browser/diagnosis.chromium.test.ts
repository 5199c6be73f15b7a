import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { KEYS, MACHINES } from '../cloud/world.ts';
import { allowedBuild } from '../support/allowed-build.ts';
import { launchChromium } from '../support/chromium.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import type { BehaviourPatch } from '../support/cloud.ts';
import { addFullProfile, FULL_PROFILE, newestProfileId } from '../support/demo-profile.ts';
import { finishedDiagnosis, openDiagnosis, runDiagnosis } from '../support/diagnosis-page.ts';
import { addProfile } from '../support/options-page.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const bench = chromiumBench();
const { regionId, instanceId } = MACHINES.text;
let profileId = '';
let page: Page;

beforeAll(async () => {
  profileId = await addFullProfile(bench().chromium);
});
afterEach(() => page.close());

async function diagnose(machine: { regionId: string; instanceId: string } = MACHINES.text) {
  page = await bench().chromium.openPage('options.html');
  await openDiagnosis(page, {
    profileId,
    regionId: machine.regionId,
    instanceId: machine.instanceId,
  });
  return runDiagnosis(page);
}

/** The steps in a state. */
const inState = (states: Record<string, string>, state: string) =>
  Object.keys(states).filter((step) => states[step] === state);

const AS_ALIBABA = ['binary-as-alibaba', 'plain-as-alibaba'];
const RFB = ['version', 'security', 'screen', 'encodings', 'keys', 'ping'];

test('everything works by default, but what needs a permission', async () => {
  const { cloud } = bench();
  const before = (await cloud.log()).length;
  const { states, report } = await diagnose();
  expect(inState(states, 'failed')).toEqual([]);
  expect(inState(states, 'skipped')).toEqual(AS_ALIBABA);
  expect(inState(states, 'ok')).toHaveLength(Object.keys(states).length - 2);

  expect(report).toMatch(/version +ok +RFB 003\.008/);
  expect(report).toMatch(/security +ok +None \(1\)/);
  expect(report).toMatch(/keys +ok +QEMU extended key events/);
  expect(report).toMatch(/ping +ok +[\d.]+ ms/);
  for (const secret of [FULL_PROFILE.accessKeyId, FULL_PROFILE.accessKeySecret]) {
    expect(report).not.toContain(secret);
  }
  expect(report).not.toMatch(/wss:|websockify|[?&]s=|\d{12}|i-bp1a2b3c/);

  // Two connections, each with a ticket of its own; one more call comes from the profile's test.
  const log = (await cloud.log()).slice(before);
  expect(log.filter((entry) => entry.type === 'vnc' && entry.event === 'open')).toHaveLength(2);
  expect(log.filter((entry) => entry.type === 'vnc' && entry.event === 'refused')).toEqual([]);
  expect((await cloud.state()).connections).toEqual([]);
});

test.each<[string, BehaviourPatch, string[], string[], RegExp]>([
  [
    'a password',
    { vnc: { security: 'vncauth' } },
    ['security'],
    ['binary', 'plain', 'version'],
    /security +FAILED +password-required.*VNC password \(2\)/,
  ],
  [
    'a refusal',
    { vnc: { security: 'fail' } },
    ['security'],
    ['binary', 'plain', 'version'],
    /security +FAILED.*"Failed to license verification\."/,
  ],
  [
    'a required subprotocol',
    { vnc: { subprotocol: 'require' } },
    ['plain'],
    ['binary', ...RFB],
    /plain +FAILED +connection-refused.*close 1006/,
  ],
  [
    'no subprotocol',
    { vnc: { subprotocol: 'never' } },
    ['binary'],
    ['plain', ...RFB],
    /binary +FAILED +connection-refused/,
  ],
  [
    "Alibaba's origin only",
    { vnc: { origin: 'aliyun-only' } },
    ['binary', 'plain'],
    ['ticket'],
    /binary-as-alibaba +skipped +the permission was not given/,
  ],
  [
    'tickets that die at once',
    { vnc: { ticketTtlMs: 1 } },
    ['binary', 'plain'],
    ['ticket'],
    /version +skipped/,
  ],
])('%s fails where it fails', async (_what, patch, failed, ok, line) => {
  await bench().cloud.behaviour(patch);
  const { states, report } = await diagnose(MACHINES.graphics);
  expect(inState(states, 'failed')).toEqual(failed);
  expect(inState(states, 'ok')).toEqual(expect.arrayContaining(ok));
  expect(report).toMatch(line);
});

test('a key that may not open screens fails at that', async () => {
  page = await bench().chromium.openPage('options.html');
  const { accessKeyId, accessKeySecret } = KEYS.withoutVnc;
  await addProfile(page, { ...FULL_PROFILE, name: 'No screens', accessKeyId, accessKeySecret });
  const poorId = await newestProfileId(page);
  await openDiagnosis(page, { profileId: poorId, regionId, instanceId });
  const { states } = await runDiagnosis(page);
  expect(inState(states, 'failed')).toEqual(['DescribeInstanceVncUrl']);
  expect(states.status).toBe('ok');
  expect(states.ticket).toBe('skipped');
});

test('an instance that is not there, and one that is stopped, are told apart', async () => {
  const nowhere = await diagnose({ regionId, instanceId: 'i-bp1nothere0000000000' });
  expect(inState(nowhere.states, 'failed')).toEqual(['status', 'ticket']);
  await page.close();
  const stopped = await diagnose(MACHINES.stopped);
  expect(inState(stopped.states, 'failed')).toEqual(['ticket']);
  expect(stopped.report).toMatch(/status +ok +Stopped/);
  expect(stopped.report).toMatch(/ticket +FAILED +not-running/);
});

test('a server that falls silent is given up, and the rest can be stopped', async () => {
  await bench().cloud.behaviour({
    vnc: { link: { rttMs: 20_000, bytesPerSecond: null, jitterMs: 0 } },
  });
  page = await bench().chromium.openPage('options.html');
  await openDiagnosis(page, { profileId, ...MACHINES.graphics });
  await page.locator('.diagnosis-form button[type="submit"]').click();
  await page.locator('[data-step="plain"][data-state="running"]').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  const { states, report } = await finishedDiagnosis(page);
  expect(inState(states, 'failed')).toEqual(['security']);
  expect(report).toMatch(/security +FAILED +timeout/);
  expect(report).toMatch(/binary-as-alibaba +skipped +stopped/);
});

test('it asks before it disturbs a viewer', async () => {
  const viewer = await bench().chromium.openPage(
    `vnc.html?profile=${profileId}&region=${regionId}&instance=${instanceId}`,
  );
  await waitForState(viewer, 'live');
  page = await bench().chromium.openPage('options.html');
  await openDiagnosis(page, { profileId, regionId, instanceId });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('A viewer of this instance is open').waitFor();
  expect(await page.locator('[data-step]').count()).toBe(0);
  await page.getByRole('button', { name: 'Run anyway' }).click();
  // The viewer fights for its screen, so how far this comes is a matter of luck.
  expect((await finishedDiagnosis(page)).states.ticket).toBe('ok');
  await viewer.close();
});

test('it works from the keyboard alone, and says what is wrong in its form', async () => {
  page = await bench().chromium.openPage('options.html');
  await page.getByRole('button', { name: 'Diagnose an instance' }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Instance ID');
  await field.focus();
  await field.fill('web-prod-01');
  await page.keyboard.press('Enter');
  await page.getByText('Enter the ID of an instance').waitFor();
  await field.fill(instanceId);
  await page.getByLabel('Region', { exact: true }).fill(regionId);
  await page.keyboard.press('Enter');
  await finishedDiagnosis(page);
  const report = page.locator('.diagnosis-report-text');
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab');
    if (await report.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The report can not be reached by Tab.');
});

test("with the permission it comes as Alibaba's page, and nobody else does afterwards", async () => {
  const allowed = allowedBuild(inject('extension'), ['wss://*.aliyun.com/*'], {
    permissions: ['declarativeNetRequestWithHostAccess'],
  });
  const { chromiumHostRules, caFile } = inject('cloud');
  const chromium = await launchChromium({
    extension: allowed.path,
    hostRules: chromiumHostRules,
    ca: caFile,
  });
  try {
    await bench().cloud.behaviour({ vnc: { origin: 'aliyun-only' } });
    const id = await addFullProfile(chromium);
    page = await chromium.openPage('options.html');
    await openDiagnosis(page, { profileId: id, ...MACHINES.graphics });
    const { states } = await runDiagnosis(page);
    expect(inState(states, 'failed')).toEqual(['binary', 'plain']);
    expect(inState(states, 'ok')).toEqual(expect.arrayContaining([...AS_ALIBABA, ...RFB]));
    const rules = await page.evaluate(
      // @ts-expect-error `chrome` is the page's.
      () => chrome.declarativeNetRequest.getSessionRules(),
    );
    expect(rules).toEqual([]);
    await until(async () => (await bench().cloud.state()).connections.length === 0, {
      what: 'the last connection to end',
    });
  } finally {
    await chromium.dispose();
    allowed.dispose();
  }
});
