import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KEYS, MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { openDiagnosis, runDiagnosis } from '../support/diagnosis-page.ts';
import { openTypingBox, startTypingInViewer } from '../support/typing-box.ts';
import { askVault, enterPassphrase, setPassphrase } from '../support/vault-page.ts';
import { waitForState } from '../support/viewer-page.ts';
import { addToWall, waitForFace } from '../support/wall-page.ts';

const bench = chromiumBench();
const IMPORTED = {
  access_key_id: KEYS.full.accessKeyId,
  access_key_secret: KEYS.full.accessKeySecret,
};
let profileId = '';

/** What axe finds wrong, a line each. Its source is evaluated, which our policy does not forbid. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Half-way from one colour to another nothing has the contrast that it will have.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('the settings of a new user', async () => {
  const page = await bench().chromium.openPage('options.html');
  await page.getByRole('button', { name: 'Add profile' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add profile' }).click();
  await page.getByRole('button', { name: 'Save and test' }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('the import of a file that is partly refused', async () => {
  const page = await bench().chromium.openPage('options.html');
  await page.getByRole('button', { name: 'Import' }).click();
  expect(await violations(page)).toEqual([]);
  const profiles = [
    { name: 'one', mode: 'AK', ...IMPORTED, region_id: 'cn-hangzhou' },
    { name: 'two', mode: 'EcsRamRole', ram_role_name: 'a-role', region_id: 'cn-hangzhou' },
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ current: 'one', profiles })),
  });
  await page.getByRole('checkbox').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('the popup of a new user', async () => {
  const page = await bench().chromium.openPage('popup.html');
  await page.getByRole('button', { name: 'Add a profile' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('a viewer without a profile', async () => {
  const { regionId, instanceId } = MACHINES.text;
  const nobody = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';
  const page = await bench().chromium.openPage(
    `vnc.html?profile=${nobody}&region=${regionId}&instance=${instanceId}`,
  );
  await waitForState(page, 'ended');
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test.each(['light', 'dark'] as const)('everything with a profile, in %s', async (colorScheme) => {
  const { chromium, cloud } = bench();
  profileId ||= await addFullProfile(chromium);
  const open = async (path: string) => {
    const page = await chromium.openPage(path);
    await page.emulateMedia({ colorScheme });
    return page;
  };

  const options = await open('options.html');
  await options.getByRole('listitem').first().waitFor();
  expect(await violations(options)).toEqual([]);

  const popup = await open('popup.html');
  await popup.getByRole('listbox').getByRole('option').first().waitFor();
  expect(await violations(popup)).toEqual([]);
  await popup.keyboard.type('web');
  await popup.locator('mark').first().waitFor();
  await popup.keyboard.press('Control+k');
  await popup.locator('[role="menuitem"]:focus').waitFor();
  expect(await violations(popup)).toEqual([]);

  const { regionId, instanceId } = MACHINES.text;
  const viewer = await open(
    `vnc.html?profile=${profileId}&region=${regionId}&instance=${instanceId}`,
  );
  await waitForState(viewer, 'live');
  await viewer.mouse.move(400, 1);
  await viewer.locator('.toolbar[data-shown="true"]').waitFor();
  expect(await violations(viewer)).toEqual([]);

  const menu = await open('popup.html');
  await menu.getByRole('button', { name: 'Viewers: 1' }).click();
  await menu.getByRole('button', { name: 'Close all' }).waitFor();
  expect(await violations(menu)).toEqual([]);

  const finder = await open('vnc.html?find=i-uf6nobodyhasthis0000');
  await finder.getByText('No profile has this instance').waitFor();
  expect(await violations(finder)).toEqual([]);

  const failure = { action: 'DescribeInstanceVncUrl', code: 'Throttling', status: 400, times: 1 };
  await cloud.behaviour({ api: { failNext: [{ ...failure, retryAfterMs: 20_000 }] } });
  await cloud.fault({ kind: 'reset', instanceId });
  await waitForState(viewer, 'waiting');
  expect(await violations(viewer)).toEqual([]);
  for (const page of [options, popup, viewer, menu, finder]) await page.close();
});

test.each(['light', 'dark'] as const)(
  'text that is about to be typed, in %s',
  async (colorScheme) => {
    const { chromium } = bench();
    profileId ||= await addFullProfile(chromium);
    // Where no other test types: what is left on the prompt would spoil its command.
    const { regionId, instanceId } = MACHINES.graphics;
    const viewer = await chromium.openPage(
      `vnc.html?profile=${profileId}&region=${regionId}&instance=${instanceId}`,
    );
    await viewer.emulateMedia({ colorScheme });
    await waitForState(viewer, 'live');
    await openTypingBox(viewer);
    await viewer.getByLabel('Text', { exact: true }).fill('one\n你好');
    await viewer.getByLabel('In a shell, write the whole text').check();
    expect(await violations(viewer)).toEqual([]);
    await viewer.getByLabel('Leave them out').check();
    await viewer.getByRole('button', { name: 'Type', exact: true }).click();
    expect(await violations(viewer)).toEqual([]);
    await viewer.keyboard.press('Escape');

    await startTypingInViewer(viewer, 'x'.repeat(100));
    expect(await violations(viewer)).toEqual([]);
    await viewer.getByText('characters were typed').waitFor();
    expect(await violations(viewer)).toEqual([]);
    await viewer.close();
  },
);

test.each(['light', 'dark'] as const)(
  'a wall with a live and a stopped screen, in %s',
  async (colorScheme) => {
    const { chromium } = bench();
    profileId ||= await addFullProfile(chromium);
    const wall = await chromium.openPage('wall.html');
    await wall.emulateMedia({ colorScheme });
    await addToWall(wall, MACHINES.graphics.name);
    await addToWall(wall, MACHINES.stopped.name);
    await waitForFace(wall, MACHINES.graphics.name, 'live');
    await waitForFace(wall, MACHINES.stopped.name, 'ended');
    await wall.getByRole('combobox').fill('prod');
    await wall.getByRole('option').first().waitFor();
    expect(await violations(wall)).toEqual([]);
    await wall.close();
  },
);

test.each(['light', 'dark'] as const)(
  'the diagnosis before and after, in %s',
  async (colorScheme) => {
    const { chromium, cloud } = bench();
    profileId ||= await addFullProfile(chromium);
    // Steps that work, that fail and that are not tried.
    await cloud.behaviour({ vnc: { security: 'fail' } });
    const options = await chromium.openPage('options.html');
    await options.emulateMedia({ colorScheme });
    await openDiagnosis(options, { profileId, ...MACHINES.graphics, instanceId: 'web-prod-01' });
    await options.locator('.diagnosis-form button[type="submit"]').click();
    await options.locator('.diagnosis [aria-invalid="true"]').waitFor();
    expect(await violations(options)).toEqual([]);
    await options.getByLabel('Instance ID').fill(MACHINES.graphics.instanceId);
    await runDiagnosis(options);
    expect(await violations(options)).toEqual([]);
    await options.close();
  },
);

test.each(['light', 'dark'] as const)('the vault in all its states, in %s', async (colorScheme) => {
  const { chromium } = bench();
  profileId ||= await addFullProfile(chromium);
  const options = await chromium.openPage('options.html');
  await options.emulateMedia({ colorScheme });
  const button = (name: string) => options.getByRole('button', { name, exact: true });

  await button('Set a passphrase').click();
  await button('Set a passphrase').click();
  await options.locator('.vault [aria-invalid="true"]').first().waitFor();
  expect(await violations(options)).toEqual([]);
  await button('Cancel').click();
  await setPassphrase(options);
  expect(await violations(options)).toEqual([]);
  await button('Remove passphrase').click();
  expect(await violations(options)).toEqual([]);
  await button('Cancel').click();

  await button('Lock now').click();
  await enterPassphrase(options, 'wrong horse battery');
  await options.locator('.vault .field-error').waitFor();
  expect(await violations(options)).toEqual([]);
  const { regionId, instanceId } = MACHINES.text;
  const viewer = await chromium.openPage(
    `vnc.html?profile=${profileId}&region=${regionId}&instance=${instanceId}`,
  );
  await viewer.emulateMedia({ colorScheme });
  await viewer.getByText('The vault is locked').waitFor();
  expect(await violations(viewer)).toEqual([]);
  await viewer.close();

  await button('Forgot the passphrase?').click();
  expect(await violations(options)).toEqual([]);
  await options.evaluate(`chrome.storage.local.set({ vault: 'damaged' })`);
  await options.reload();
  await options.getByRole('heading', { name: 'Damaged' }).waitFor();
  expect(await violations(options)).toEqual([]);
  expect(await askVault(options, 'erase')).toBe('open');
  await options.close();
});
