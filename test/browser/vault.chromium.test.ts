import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { logLine } from '../support/log-line.ts';
import { until } from '../support/until.ts';
import { askVault, enterPassphrase, PASSPHRASE, setPassphrase } from '../support/vault-page.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text, graphics } = MACHINES;
type Machine = typeof text | typeof graphics;

const bench = chromiumBench();
let profileId = '';
let options: Page;

beforeAll(async () => {
  profileId = await addFullProfile(bench().chromium);
});
beforeEach(async () => {
  options = await bench().chromium.openPage('options.html');
  await setPassphrase(options);
});
afterEach(async () => {
  await askVault(options, 'unlock', { passphrase: PASSPHRASE });
  await askVault(options, 'removePassphrase', { current: PASSPHRASE });
  for (const page of bench().chromium.context.pages()) {
    if (page.url().startsWith('chrome-extension:')) await page.close();
  }
});

const openViewer = ({ instanceId, regionId }: Machine) =>
  bench().chromium.openPage(
    `vnc.html?profile=${profileId}&region=${regionId}&instance=${instanceId}`,
  );

const passphraseField = (page: Page) => page.getByLabel('Passphrase', { exact: true });

const isFocused = (page: Page) =>
  passphraseField(page).evaluate((field) => field === document.activeElement);

test('a lock leaves running viewers alone; one passphrase lets all that lost theirs go on', async () => {
  const { cloud } = bench();
  const first = await openViewer(text);
  const second = await openViewer(graphics);
  await Promise.all([waitForState(first, 'live'), waitForState(second, 'live')]);

  await options.getByRole('button', { name: 'Lock now' }).click();
  await options.getByRole('heading', { name: 'Locked' }).waitFor();
  await first.bringToFront();
  await logLine(first, cloud, text.instanceId, `locked-${Date.now()}`);

  for (const { instanceId } of [text, graphics]) await cloud.fault({ kind: 'reset', instanceId });
  for (const viewer of [first, second]) {
    await waitForState(viewer, 'ended');
    await viewer.getByText('The vault is locked').waitFor();
  }
  await expect.poll(() => isFocused(first)).toBe(true);
  await enterPassphrase(first, 'wrong horse battery');
  await first.locator('.field-error', { hasText: 'The passphrase is wrong' }).waitFor();
  await enterPassphrase(first);
  await Promise.all([waitForState(first, 'live'), waitForState(second, 'live')]);
  await options.getByRole('heading', { name: 'Unlocked' }).waitFor();
});

test('the popup asks, and lists the instances after it', async () => {
  await askVault(options, 'lock');
  const popup = await bench().chromium.openPage('popup.html');
  await enterPassphrase(popup);
  await popup.getByRole('listbox').getByRole('option').first().waitFor();
});

test('a test of a profile asks, and can be made after it', async () => {
  await askVault(options, 'lock');
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  const card = options.getByRole('listitem').filter({ hasText: 'The vault is locked' });
  await card.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await card.getByRole('button', { name: 'Unlock', exact: true }).click();
  await options.getByRole('button', { name: 'Try again' }).click();
  await options.getByText('Belongs to account').waitFor();
});

test.each([
  ['the command', `chrome.commands.onCommand.dispatch('lock-vault')`],
  ["the screen's lock", `chrome.idle.onStateChanged.dispatch('locked')`],
  ['the alarm', `chrome.alarms.onAlarm.dispatch({ name: 'auto-lock' })`],
])('%s locks the vault, and open pages show it', async (_, event) => {
  expect(await askVault(options, 'state')).toBe('unlocked');
  await bench().chromium.serviceWorker().evaluate(event);
  await options.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await askVault(options, 'state')).toBe('locked');
});

test('use sets an alarm for the time that was chosen', async () => {
  await options.getByLabel('Lock after').selectOption('15 minutes without use');
  const alarm = await until(
    () =>
      options.evaluate(async () => {
        // @ts-expect-error `chrome` is the page's.
        const found = await chrome.alarms.get('auto-lock');
        return found && found.scheduledTime - Date.now() < 15 * 60_000 ? found : undefined;
      }),
    { what: 'the alarm' },
  );
  expect(alarm.scheduledTime - Date.now()).toBeGreaterThan(14 * 60_000);
});

test('a stop of the background neither locks nor unlocks', async () => {
  const { chromium } = bench();
  await chromium.stopWorker();
  expect(await askVault(options, 'state')).toBe('unlocked');
  await askVault(options, 'lock');
  await chromium.stopWorker();
  expect(await askVault(options, 'state')).toBe('locked');
  expect(await askVault(options, 'unlock', { passphrase: 'wrong horse battery' })).toBe(
    'wrong-passphrase',
  );
});

test('the passphrase can be changed, and the new one opens what the old one locked', async () => {
  const changed = 'a staple of another battery';
  await options.getByRole('button', { name: 'Change passphrase' }).click();
  await options.getByLabel('Current passphrase').fill(PASSPHRASE);
  await options.getByLabel('New passphrase', { exact: true }).fill(changed);
  await options.getByLabel('New passphrase again').fill(changed);
  await options.getByRole('button', { name: 'Change passphrase' }).click();
  await options.getByRole('button', { name: 'Lock now' }).click();
  await enterPassphrase(options, changed);
  await options.getByRole('button', { name: 'Test', exact: true }).click();
  await options.getByText('Belongs to account').waitFor();
  await askVault(options, 'setPassphrase', { current: changed, passphrase: PASSPHRASE });
});
