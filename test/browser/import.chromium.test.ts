import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KEYS, MACHINES, ROLE } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { newestProfileId } from '../support/demo-profile.ts';
import { waitForState } from '../support/viewer-page.ts';

const bench = chromiumBench();
const { full, assumer } = KEYS;
const { text } = MACHINES;
const SECRETS = [full.accessKeySecret, assumer.accessKeySecret];

const CONFIG = JSON.stringify(
  {
    current: 'default',
    profiles: [
      {
        name: 'default',
        mode: 'AK',
        access_key_id: full.accessKeyId,
        access_key_secret: full.accessKeySecret,
        region_id: text.regionId,
      },
      {
        name: 'ops',
        mode: 'RamRoleArn',
        access_key_id: assumer.accessKeyId,
        access_key_secret: assumer.accessKeySecret,
        ram_role_arn: `acs:ram::${ROLE.accountId}:role/${ROLE.name}`,
        ram_session_name: 'import-test',
        region_id: text.regionId,
      },
      { name: 'laptop', mode: 'OAuth', oauth_site_type: 'CN', region_id: text.regionId },
    ],
  },
  null,
  '\t',
);

const openImport = async (): Promise<Page> => {
  const page = await bench().chromium.openPage('options.html');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  return page;
};

const choose = (page: Page, content: string) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });

const drop = async (page: Page, content: string) => {
  const dataTransfer = await page.evaluateHandle((file) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([file], 'config'));
    return transfer;
  }, content);
  await page.dispatchEvent('body', 'drop', { dataTransfer });
};

const paste = async (page: Page, content: string) => {
  // For every origin: Chromium can't be told to grant one to an extension's.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), content);
  await page.getByRole('button', { name: 'Paste from clipboard' }).click();
};

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Nothing in the page holds a secret: no text, no attribute, no input, no address. */
async function expectNoSecret(page: Page): Promise<void> {
  const inputs = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
  const seen = [await page.content(), page.url(), ...inputs].join('\n');
  for (const secret of SECRETS) expect(seen).not.toContain(secret);
}

test.each([
  ['chosen', choose],
  ['dropped anywhere in the page', drop],
  ['pasted', paste],
])(
  'a file that is %s shows what would come in, and cancelling leaves nothing',
  async (_, bring) => {
    const page = await openImport();
    await bring(page, CONFIG);
    await row(page, 'default').getByText('Adds it').waitFor();
    await row(page, 'laptop').getByText('belongs to the aliyun CLI').waitFor();
    expect(await row(page, 'laptop').getByRole('checkbox').count()).toBe(0);
    await expectNoSecret(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Profiles' }).waitFor();
    await expect
      .poll(() => page.evaluate('chrome.storage.session.get("imports")'))
      .toEqual({ imports: {} });
    await page.close();
  },
);

test.each([
  [
    '{\n\t"profiles": [\n\t\t{ "name": "a" "mode": "AK" }',
    'line 3, column 17',
    'A comma or a closing brace',
  ],
  ['[default]\ntype access_key', 'line 2, column 1', 'A key, an equals sign and a value'],
  ['dear diary', 'line 1, column 1', 'config.json of the aliyun CLI'],
])('a broken file tells where and what was expected: %j', async (content, place, expected) => {
  const page = await openImport();
  await choose(page, content);
  const notice = page.getByRole('alert');
  await notice.getByText(place).waitFor();
  await notice.getByText(expected).waitFor();
  // The same file, corrected, can be chosen again.
  await choose(page, CONFIG);
  await row(page, 'default').waitFor();
  await page.close();
});

test('imported profiles work, are found again, and are exported without secrets', async () => {
  const page = await openImport();
  await choose(page, CONFIG);
  await page.getByRole('button', { name: 'Import selected (2)' }).click();
  await page.getByText('Profiles imported: 2').waitFor();
  for (const name of ['default', 'ops']) {
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    await card.getByRole('button', { name: 'Test' }).click();
    await card.getByText(`Belongs to account ${full.accountId}`).waitFor();
  }
  await expectNoSecret(page);

  const viewer = await bench().chromium.openPage(
    `vnc.html?profile=${await newestProfileId(page)}&region=${text.regionId}&instance=${text.instanceId}`,
  );
  await waitForState(viewer, 'live');
  await viewer.close();

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await choose(page, CONFIG);
  await row(page, 'ops').getByText('Renews the credentials of ops').waitFor();
  expect(await row(page, 'ops').getByRole('checkbox').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Cancel' }).click();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('quick-vnc-profiles.json');
  const exported = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(exported)).toMatchObject({
    current: 'default',
    profiles: [{ name: 'default', access_key_id: full.accessKeyId }, { name: 'ops' }],
  });
  for (const secret of SECRETS) expect(exported).not.toContain(secret);
  await page.close();
});
