import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { type Chromium, launchChromium } from '../support/chromium.ts';
import { openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const run = promisify(execFile);
let display: Display;
let chromium: Chromium;

beforeAll(async () => {
  display = await openDisplay();
  const { chromiumHostRules, caFile } = inject('cloud');
  chromium = await launchChromium({
    extension: inject('extension'),
    hostRules: chromiumHostRules,
    ca: caFile,
    headless: false,
    env: display.env,
  });
  await addFullProfile(chromium);
});
afterAll(async () => {
  await chromium.dispose();
  await display.dispose();
});

/** Real key events, which the browser's own shortcuts see; those of a driver don't reach them. */
const pressKeys = (keys: string) =>
  run('xdotool', ['key', keys], { env: { ...process.env, ...display.env } });

const viewers = () => chromium.context.pages().filter((page) => page.url().includes('/vnc.html'));

test('Alt+Shift+K opens the popup', async () => {
  const page = await openInstanceList(chromium.context);
  await page.bringToFront();
  await until(() => page.evaluate(() => document.hasFocus()), { what: 'the console to get focus' });
  await pressKeys('alt+shift+k');
  await until(
    () =>
      chromium
        .serviceWorker()
        .evaluate(
          'chrome.runtime.getContexts({ contextTypes: ["POPUP"] }).then((all) => all.length)',
        ),
    { what: 'the popup to open' },
  );
  await pressKeys('Escape');
  await page.close();
});

test('Alt+Shift+U reopens the last viewer, or focuses it', async () => {
  const page = await openInstanceList(chromium.context);
  const first = await openViewerFromRow(page, MACHINES.text.instanceId);
  await waitForState(first, 'live');
  await first.close();
  await until(() => page.evaluate(() => document.hasFocus()), { what: 'the console to get focus' });

  await pressKeys('alt+shift+u');
  const [reopened] = await until(() => viewers().length > 0 && viewers(), { what: 'the viewer' });
  if (!reopened) throw new Error('There is no viewer.');
  await waitForState(reopened, 'live');
  expect(await reopened.title()).toContain(MACHINES.text.name);

  await pressKeys('alt+shift+u');
  await until(() => reopened.evaluate(() => document.hasFocus()), { what: 'the viewer to stay' });
  expect(viewers()).toHaveLength(1);
});
