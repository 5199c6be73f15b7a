import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { CREDENTIALS_URI } from '../cloud/credentials-server.ts';
import { CONFIGURATION } from '../cloud/sso/serve.ts';
import { ACCOUNT, KEYS, MACHINES, ROLE } from '../cloud/world.ts';
import { allowedBuild } from '../support/allowed-build.ts';
import { type Chromium, launchChromium } from '../support/chromium.ts';
import { type CloudClient, cloudClient } from '../support/cloud.ts';
import { newestProfileId } from '../support/demo-profile.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text } = MACHINES;
const SIGN_IN_URL = 'https://signin-cn-shanghai.alibabacloudsso.com/local/login';
const roleArn = `acs:ram::${ROLE.accountId}:role/${ROLE.name}`;

let chromium: Chromium;
let cloud: CloudClient;
let build: ReturnType<typeof allowedBuild>;

beforeAll(async () => {
  const { controlUrl, chromiumHostRules, caFile } = inject('cloud');
  build = allowedBuild(inject('extension'), [
    'https://credentials.example/*',
    'https://*.alibabacloudsso.com/*',
  ]);
  cloud = cloudClient(controlUrl);
  chromium = await launchChromium({
    extension: build.path,
    hostRules: chromiumHostRules,
    ca: caFile,
  });
});
beforeEach(async () => {
  await cloud.resetBehaviour();
});
afterAll(async () => {
  await chromium.dispose();
  build.dispose();
});

const calls = async (action: string) =>
  (await cloud.log()).filter((entry) => entry.type === 'api' && entry.action === action).length;

/** Opens the form of a new profile, in the mode that a person chooses. */
async function newProfile(name: string, mode: string): Promise<Page> {
  const page = await chromium.openPage('options.html');
  await page.getByRole('button', { name: 'Add profile' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Default region', { exact: true }).fill(text.regionId);
  await page.getByLabel('Credentials', { exact: true }).selectOption(mode);
  return page;
}

/** Saves, and waits for the test to say whose credentials these are. Gives the profile's id. */
async function saveAndTest(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Save and test' }).click();
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await card.getByText('Belongs to account').waitFor();
  return newestProfileId(page);
}

/** Opens a viewer with a profile, and waits for the screen. */
async function expectScreen(profileId: string): Promise<void> {
  const viewer = await chromium.openPage(
    `vnc.html?profile=${profileId}&region=${text.regionId}&instance=${text.instanceId}`,
  );
  await waitForState(viewer, 'live');
  await viewer.close();
}

/** Saves a profile by the message that the form sends. */
const save = (page: Page, form: object): Promise<string> =>
  page.evaluate(async (request) => {
    // @ts-expect-error `chrome` is the page's.
    const answer = await chrome.runtime.sendMessage({ name: 'profiles.save', request });
    return answer.value.id;
  }, form);

const roleForm = (name: string) => ({
  name,
  regionIds: [text.regionId],
  source: {
    mode: 'RamRoleArn',
    accessKeyId: KEYS.assumer.accessKeyId,
    roleArn,
    sessionName: 'quick-vnc',
  },
  secret: { mode: 'RamRoleArn', accessKeySecret: KEYS.assumer.accessKeySecret },
});

test('RamRoleArn: the role is assumed once, and opens the screen', async () => {
  const before = await calls('AssumeRole');
  const page = await newProfile('Role', 'RamRoleArn');
  await page.getByLabel('AccessKey ID', { exact: true }).fill(KEYS.assumer.accessKeyId);
  await page.getByLabel('AccessKey secret', { exact: true }).fill(KEYS.assumer.accessKeySecret);
  await page.getByLabel('Role ARN', { exact: true }).fill(roleArn);
  const profileId = await saveAndTest(page, 'Role');
  await chromium.stopWorker();
  await expectScreen(profileId);
  expect((await calls('AssumeRole')) - before).toBe(1);
  await page.close();
});

test('50 requests at once on one RamRoleArn profile make one AssumeRole call', async () => {
  const page = await chromium.openPage('options.html');
  const profileId = await save(page, roleForm('Crowd'));
  const before = await calls('AssumeRole');
  const answers = await page.evaluate(
    (request) =>
      Promise.all(
        Array.from({ length: 50 }, async () => {
          // @ts-expect-error `chrome` is the page's.
          const { ok } = await chrome.runtime.sendMessage({ name: 'instance.status', request });
          return ok;
        }),
      ),
    { instance: { profileId, regionId: text.regionId, instanceId: text.instanceId } },
  );
  expect(answers).toEqual(Array(50).fill(true));
  expect((await calls('AssumeRole')) - before).toBe(1);
  await page.close();
});

test('a session that is over is renewed, also when it only says so by a refusal', async () => {
  const page = await chromium.openPage('options.html');
  const profileId = await save(page, roleForm('Renewed'));
  await expectScreen(profileId);
  const before = await calls('AssumeRole');
  await cloud.behaviour({
    api: {
      failNext: [
        {
          action: 'DescribeInstanceVncUrl',
          code: 'InvalidSecurityToken.Expired',
          status: 400,
          times: 1,
        },
      ],
    },
  });
  await expectScreen(profileId);
  expect((await calls('AssumeRole')) - before).toBe(1);

  await cloud.behaviour({ api: { clockSkewMs: 2 * 3_600_000 } });
  await expectScreen(profileId);
  expect((await calls('AssumeRole')) - before).toBeGreaterThanOrEqual(2);
  await page.close();
});

test('CredentialsURI: the address gives the credentials, and is never shown', async () => {
  const page = await newProfile('Own server', 'CredentialsURI');
  const address = page.getByLabel('Credentials address', { exact: true });
  expect(await address.getAttribute('type')).toBe('password');
  await address.fill(CREDENTIALS_URI);
  const profileId = await saveAndTest(page, 'Own server');
  await expectScreen(profileId);
  const stored = await page.evaluate(
    'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then(JSON.stringify)',
  );
  expect(stored).toContain('https://credentials.example');
  expect(stored).not.toContain(new URL(CREDENTIALS_URI).pathname);
  expect(stored).not.toContain('CAIS+');
  await page.close();
});

test('CloudSSO: the page names the CLI first; a sign-in gives accounts to choose from', async () => {
  const page = await newProfile('Company', 'CloudSSO');
  await page.getByLabel('Sign-in URL', { exact: true }).fill(SIGN_IN_URL);
  await page.getByText('will name the aliyun CLI').waitFor();
  const opening = chromium.context.waitForEvent('page');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  const consent = await opening;
  const userCode = await consent.getByRole('heading').innerText();
  expect(await page.locator('.user-code').innerText()).toBe(userCode);
  await consent.getByRole('button', { name: 'Allow the aliyun CLI' }).click();
  await consent.getByText('may act for you').waitFor();
  await consent.close();

  await page.getByText('Signed in.').waitFor();
  await page.getByRole('combobox', { name: 'Account' }).selectOption(ACCOUNT);
  await page.getByRole('combobox', { name: 'Access configuration' }).selectOption(CONFIGURATION.id);
  const profileId = await saveAndTest(page, 'Company');
  await expectScreen(profileId);
  await page.close();
});

test('a chain of roles works, and one that comes back to itself is refused by name', async () => {
  const page = await chromium.openPage('options.html');
  const sourceProfileId = await save(page, {
    ...roleForm('Base'),
    source: { mode: 'AK', accessKeyId: KEYS.assumer.accessKeyId },
    secret: { mode: 'AK', accessKeySecret: KEYS.assumer.accessKeySecret },
  });
  const chain = (name: string, from: string) => ({
    name,
    regionIds: [text.regionId],
    source: {
      mode: 'ChainableRamRoleArn',
      sourceProfileId: from,
      roleArn,
      sessionName: 'quick-vnc',
    },
  });
  const chained = await save(page, chain('Chained', sourceProfileId));
  await expectScreen(chained);

  await save(page, { ...chain('Base', chained), profileId: sourceProfileId });
  await page.reload();
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Chained' }) });
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  await card.getByText('Chained → Base → Chained').first().waitFor();
  await page.close();
});

test('a host that was not allowed is not asked, and is named', async () => {
  const page = await chromium.openPage('options.html');
  const origin = 'https://elsewhere.example';
  await save(page, {
    name: 'Elsewhere',
    regionIds: [text.regionId],
    source: { mode: 'CredentialsURI', origin },
    secret: { mode: 'CredentialsURI', uri: `${origin}/path` },
  });
  await page.reload();
  const card = page.getByRole('listitem').filter({ hasText: 'Elsewhere' });
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  const words = 'The browser does not let Quick VNC reach elsewhere.example';
  await card.getByText(words).first().waitFor();
  await card.getByRole('button', { name: 'Allow access' }).waitFor();
  await page.close();
});
