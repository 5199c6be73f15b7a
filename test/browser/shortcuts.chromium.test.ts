import { afterEach, beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { clickQuickVnc, openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { desktopBench } from '../support/desktop-bench.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text } = MACHINES;
const bench = desktopBench();

beforeAll(() => addFullProfile(bench().chromium));

afterEach(async () => {
  const [, ...others] = bench().chromium.context.pages();
  for (const page of others) await page.close();
});

const viewers = () =>
  bench()
    .chromium.context.pages()
    .filter((page) => page.url().includes('/vnc.html'));

/** Waits until what a person types goes to the window with this title. */
const focusOn = (title: string) =>
  until(async () => (await bench().display.focusedTitle()).includes(title), {
    what: `the window "${title}" to get the focus`,
  });

async function openFocusedList() {
  const list = await openInstanceList(bench().chromium.context);
  await list.bringToFront();
  await focusOn(await list.title());
  return list;
}

test('by keys alone, from the shortcut to the screen of an instance', async ({ annotate }) => {
  const { chromium, display } = bench();
  await openFocusedList();
  const startedAt = performance.now();
  const say = (step: string) =>
    annotate(`${step}: ${Math.round(performance.now() - startedAt)} ms`);
  await display.pressKeys('alt+shift+k');
  await until(
    () =>
      chromium
        .serviceWorker()
        .evaluate(
          'chrome.runtime.getContexts({ contextTypes: ["POPUP"] }).then((all) => all.length)',
        ),
    { what: 'the popup to open' },
  );
  await say('The popup is open');
  for (const key of 'web') await display.pressKeys(key);
  await display.pressKeys('Return');
  const [viewer] = await until(() => viewers().length > 0 && viewers(), { what: 'the viewer' });
  await say('The viewer is there');
  if (!viewer) throw new Error('There is no viewer.');
  await waitForState(viewer, 'live');
  await say('Its screen is there');
  await focusOn(text.name);
});

test('Alt+Shift+U reopens the last viewer, or focuses it', async () => {
  const { display } = bench();
  const list = await openFocusedList();
  const first = await openViewerFromRow(list, text.instanceId);
  await waitForState(first, 'live');
  await first.close();
  await focusOn(await list.title());

  await display.pressKeys('alt+shift+u');
  const [reopened] = await until(() => viewers().length > 0 && viewers(), { what: 'the viewer' });
  if (!reopened) throw new Error('There is no viewer.');
  await waitForState(reopened, 'live');
  await focusOn(text.name);

  await list.bringToFront();
  await focusOn(await list.title());
  await display.pressKeys('alt+shift+u');
  await focusOn(text.name);
  expect(viewers()).toHaveLength(1);
});

test('a second click focuses the viewer instead of opening another, even if the background was stopped', async () => {
  const { chromium } = bench();
  const list = await openFocusedList();
  await chromium.stopWorker();
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  await focusOn(text.name);

  for (const stop of [async () => undefined, chromium.stopWorker]) {
    await stop();
    await list.bringToFront();
    await focusOn(await list.title());
    await clickQuickVnc(list, text.instanceId);
    await focusOn(text.name);
    expect(viewers()).toHaveLength(1);
  }
});
