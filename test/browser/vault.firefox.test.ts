import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { firefoxBench } from '../support/firefox-bench.ts';
import { addFullProfileInFirefox, buttonOf, waitForText } from '../support/firefox-options-page.ts';
import { waitForStateInFirefox } from '../support/firefox-viewer-page.ts';
import { PASSPHRASE } from '../support/vault-page.ts';

const { text } = MACHINES;
const bench = firefoxBench();

const inputOf = (page: Page, label: string) =>
  page.locator(`::-p-xpath(//input[@id=//label[normalize-space()="${label}"]/@for])`);

beforeAll(() => addFullProfileInFirefox(bench().firefox));

test('the vault locks and unlocks, and a viewer that waits for it goes on by itself', async () => {
  const { firefox, cloud } = bench();
  const options = await firefox.openPage('options.html');
  await buttonOf(options, 'Set a passphrase').click();
  await inputOf(options, 'New passphrase').fill(PASSPHRASE);
  await inputOf(options, 'New passphrase again').fill(PASSPHRASE);
  await buttonOf(options, 'Set a passphrase').click();
  await waitForText(options, 'Firefox does not tell extensions');

  const profileId = await options.evaluate(async () => {
    // @ts-expect-error `browser` is the page's.
    const answer = await browser.runtime.sendMessage({ name: 'profiles.list', request: {} });
    return answer.value.profiles[0].id;
  });
  const viewer = await firefox.openPage(
    `vnc.html?profile=${profileId}&region=${text.regionId}&instance=${text.instanceId}`,
  );
  await waitForStateInFirefox(viewer, 'live');

  // Behind another tab a page paints seldom, and every click would wait for that.
  await options.bringToFront();
  await buttonOf(options, 'Lock now').click();
  await waitForText(options, 'New connections need the passphrase');
  expect((await cloud.state()).connections).toHaveLength(1);
  await cloud.fault({ kind: 'reset', instanceId: text.instanceId });
  await waitForText(viewer, 'The vault is locked');

  await inputOf(options, 'Passphrase').fill(PASSPHRASE);
  await buttonOf(options, 'Unlock').click();
  await waitForStateInFirefox(viewer, 'live');
});
