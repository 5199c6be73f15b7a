import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { KEYS } from '../cloud/world.ts';
import { type Firefox, launchFirefox } from '../support/firefox.ts';
import { openInstanceListInFirefox } from '../support/firefox-console-page.ts';
import { addFullProfileInFirefox } from '../support/firefox-options-page.ts';
import { buildWithProbe, callInContentScript } from '../support/firefox-probe.ts';

const { accessKeyId, accessKeySecret } = KEYS.full;
let build: Awaited<ReturnType<typeof buildWithProbe>>;
let firefox: Firefox;
let list: Page;

beforeAll(async () => {
  const { tlsPort, caFile } = inject('cloud');
  build = await buildWithProbe(inject('extension'));
  firefox = await launchFirefox({ extension: build.path, tlsPort, ca: caFile });
  await addFullProfileInFirefox(firefox);
  list = await openInstanceListInFirefox(firefox);
});
afterAll(async () => {
  await firefox?.dispose();
  build?.dispose();
});

test('what a content script reads from storage.local holds no secret in clear', async () => {
  const stored = await callInContentScript(list, 'browser.storage.local.get', null);
  // Firefox can't close this area to content scripts, so the profile is there to be read.
  expect(stored).toEqual({ value: expect.stringContaining(accessKeyId) });
  expect(JSON.stringify(stored)).not.toContain(accessKeySecret);
  expect(JSON.stringify(stored)).not.toContain(btoa(accessKeySecret));
});

test('a content script can not read storage.session', async () => {
  expect(await callInContentScript(list, 'browser.storage.session.get', null)).toEqual({
    refused: expect.any(String),
  });
});

test("the key that protects the secrets is out of a content script's reach", async () => {
  const names = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
  const options = await firefox.openPage('options.html');
  expect(await options.evaluate(names)).toContain('quick-vnc');
  await options.close();

  expect(await callInContentScript(list, 'indexedDB.databases')).toEqual({ value: '[]' });
  const page = `${firefox.extensionOrigin}/options.html`;
  expect(await callInContentScript(list, 'fetch', page)).toEqual({ refused: expect.any(String) });
});

test.each([
  'profiles.list',
  'profiles.test',
  'viewer.ticket',
  'inventory.screenshot',
  'vault.state',
  'vault.unlock',
  'vault.lock',
  'vault.erase',
  'vault.removePassphrase',
])('a content script gets no answer to %s', async (name) => {
  const request = { passphrase: 'a passphrase', current: 'a passphrase' };
  const message = { name, request };
  expect(await callInContentScript(list, 'browser.runtime.sendMessage', message)).toEqual({
    value: 'undefined',
  });
});

test('it does get one to the message that is meant for it', async () => {
  const message = { name: 'open', request: { instanceId: 'nonsense' } };
  expect(await callInContentScript(list, 'browser.runtime.sendMessage', message)).toEqual({
    value: expect.stringContaining('bad-request'),
  });
});

test('the page itself has no part of the extension', async () => {
  expect(await list.evaluate('typeof browser + typeof window.chrome?.runtime')).toBe(
    'undefinedundefined',
  );
});
