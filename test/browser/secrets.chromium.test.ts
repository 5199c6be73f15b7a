import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { messages } from '../../lib/messages.ts';
import { KEYS } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { openInstanceList } from '../support/console-page.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { until } from '../support/until.ts';
import { askVault, PASSPHRASE, setPassphrase } from '../support/vault-page.ts';

const bench = chromiumBench();
const { accessKeySecret } = KEYS.full;

beforeAll(async () => {
  const { chromium } = bench();
  await addFullProfile(chromium);
  // Unlocked, which is when there is most to be had.
  const options = await chromium.openPage('options.html');
  await setPassphrase(options);
  await options.close();
});

/** Runs code where our content script runs: the world beside the page's own. */
async function inContentScript(page: Page, expression: string): Promise<unknown> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await cdp.send('Runtime.enable');
  const world = await until(
    () => worlds.find(({ origin }) => origin.startsWith('chrome-extension://')),
    { what: "the content script's world" },
  );
  const { result } = await cdp.send('Runtime.evaluate', {
    contextId: world.id,
    awaitPromise: true,
    returnByValue: true,
    expression,
  });
  await cdp.detach();
  return result.value;
}

const attempt = (area: string) =>
  `chrome.storage.${area}.get(null).then((all) => JSON.stringify(all), (error) => 'refused: ' + error.message)`;

test.each(['local', 'session'])('a content script can not read storage.%s', async (area) => {
  const page = await openInstanceList(bench().chromium.context);
  expect(await inContentScript(page, attempt(area))).toMatch(/^refused: .*not allowed/);
  await page.close();
});

test('it still can not after the background was stopped', async () => {
  const { chromium } = bench();
  await chromium.stopWorker();
  const page = await openInstanceList(chromium.context);
  expect(await inContentScript(page, attempt('local'))).toMatch(/^refused: .*not allowed/);
  await page.close();
});

test('a content script sees neither our database nor our news', async () => {
  const { chromium } = bench();
  const options = await chromium.openPage('options.html');
  const names = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
  expect(await options.evaluate(names)).toContain('quick-vnc');
  const page = await openInstanceList(chromium.context);
  expect(await inContentScript(page, names)).not.toContain('quick-vnc');

  await inContentScript(
    page,
    'globalThis.heard = []; new BroadcastChannel("vault").onmessage = ({ data }) => heard.push(data)',
  );
  const heard = options.evaluate(
    'new Promise((resolve) => { new BroadcastChannel("vault").onmessage = ({ data }) => resolve(data) })',
  );
  await askVault(options, 'setAutoLock', { minutes: 60 });
  expect(await heard).toMatchObject({ status: 'unlocked' });
  expect(await inContentScript(page, 'heard')).toEqual([]);
  await page.close();
  await options.close();
});

test('a content script gets no answer to any message that is not for it', async () => {
  const page = await openInstanceList(bench().chromium.context);
  const request = { passphrase: PASSPHRASE, current: PASSPHRASE };
  const answers = [];
  for (const [name, { from }] of Object.entries(messages)) {
    if ((from as readonly string[]).includes('console')) continue;
    const message = JSON.stringify({ name, request });
    const answer = await inContentScript(
      page,
      `chrome.runtime.sendMessage(${message}).then((answer) => answer === undefined ? 'none' : 'answered', () => 'none')`,
    );
    answers.push(`${name}: ${answer}`);
  }
  expect(answers.length).toBeGreaterThan(10);
  expect(answers.filter((answer) => !answer.endsWith('none'))).toEqual([]);
  await page.close();
});

test('nothing that is stored holds the secret in clear', async () => {
  const options = await bench().chromium.openPage('options.html');
  const stored = await options.evaluate(
    'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null), chrome.storage.sync?.get(null)]).then(JSON.stringify)',
  );
  expect(stored).toContain(KEYS.full.accessKeyId);
  expect(stored).not.toContain(accessKeySecret);
  expect(stored).not.toContain(PASSPHRASE);
  await options.close();
});
