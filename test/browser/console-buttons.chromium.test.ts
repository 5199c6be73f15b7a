import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { MARKER } from '../../lib/console/selectors.ts';
import { MACHINES, SECOND_ACCOUNT } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import {
  clickQuickVnc,
  instanceListUrl,
  openInstanceList,
  openViewerFromRow,
} from '../support/console-page.ts';
import { FULL_PROFILE, saveProfile } from '../support/demo-profile.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';
import { clickLabel, readLabels } from './console-labels.ts';

const { text, graphics, stopped } = MACHINES;
const bench = chromiumBench();

beforeAll(async () => {
  const options = await bench().chromium.openPage('options.html');
  await saveProfile(options, FULL_PROFILE.name);
  await options.close();
});

afterEach(async () => {
  const [first, ...others] = bench().chromium.context.pages();
  for (const page of others) await page.close();
  await first?.goto('about:blank');
});

async function openList(query = ''): Promise<Page> {
  const page = await bench().chromium.context.newPage();
  await page.goto(`${instanceListUrl('cn-hangzhou')}${query}`);
  await page.locator(`[${MARKER}]`).first().waitFor();
  return page;
}

const buttonOf = (list: Page, instanceId: string) =>
  list.locator('tr', { hasText: instanceId }).locator(`[${MARKER}]`);

const viewers = () =>
  bench()
    .chromium.context.pages()
    .filter((page) => page.url().includes('/vnc.html'));

const ticketsAsked = async () =>
  (await bench().cloud.log()).filter(
    (entry) => entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl',
  ).length;

const descriptions = async (list: Page, names = /Quick VNC|VNC$/) =>
  (await readLabels(list, names)).map(({ description }) => description);

// The first test: nothing is known yet from instances that were opened.
test('the region that neither a row nor its page tells is asked for', async () => {
  const list = await bench().chromium.context.newPage();
  await list.goto('https://ecs.console.aliyun.com/server');
  await buttonOf(list, text.instanceId).waitFor();
  await list.locator(`a[href*="${text.instanceId}"]`).evaluateAll((links) => {
    for (const link of links) (link as HTMLAnchorElement).search = '';
  });
  const before = (await bench().cloud.log()).length;
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  expect(viewer.url()).toContain(text.regionId);
  const log = (await bench().cloud.log()).slice(before);
  expect(log.some((entry) => entry.type === 'api' && entry.action === 'DescribeInstances')).toBe(
    true,
  );
});

test('a button says that its viewer is open, and no longer once it is closed', async () => {
  const list = await openInstanceList(bench().chromium.context);
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  const open = async () =>
    (await descriptions(list)).filter((description) => description.includes('is open')).length;
  await until(async () => (await open()) === 1, { what: 'one button to say so' });
  await viewer.close();
  await until(async () => (await open()) === 0, { what: 'no button to say so any more' });
});

test('a ticket is asked for while the pointer rests on a button, and the click finds it', async () => {
  const list = await openList();
  const before = await ticketsAsked();
  await buttonOf(list, graphics.instanceId).hover();
  await until(async () => (await ticketsAsked()) === before + 1, { what: 'the ticket' });
  const viewer = await openViewerFromRow(list, graphics.instanceId);
  await waitForState(viewer, 'live');
  expect(await ticketsAsked()).toBe(before + 1);
});

test('nothing is asked for before the click once that is switched off', async () => {
  const options = await bench().chromium.openPage('options.html');
  const choice = options.getByLabel(/Prepare the connection/);
  await choice.uncheck();
  const list = await openList();
  const before = await ticketsAsked();
  const button = buttonOf(list, stopped.instanceId);
  await button.hover();
  const viewer = await openViewerFromRow(list, stopped.instanceId);
  await waitForState(viewer, 'ended');
  expect(await ticketsAsked()).toBe(before + 1);
  await options.bringToFront();
  await choice.check();
});

test('in the console of an account without a profile, nothing is tried and a way out is shown', async () => {
  const list = await openList(`?account=${SECOND_ACCOUNT}`);
  const before = await ticketsAsked();
  await clickQuickVnc(list, text.instanceId);
  const add = await until(async () => (await readLabels(list, /^Add a profile$/))[0], {
    what: 'the offer to add a profile',
  });
  expect(add).toBeDefined();
  expect(await readLabels(list, /^No profile$/)).toHaveLength(1);
  expect(viewers()).toHaveLength(0);
  expect(await ticketsAsked()).toBe(before);
  // The card has the focus on its one button.
  await list.keyboard.press('Enter');
  await until(
    () =>
      bench()
        .chromium.context.pages()
        .some((page) => page.url().endsWith('/options.html')),
    { what: 'the settings' },
  );
});

test('a stopped instance says so, and is started from its viewer alone', async () => {
  const { cloud } = bench();
  const list = await openList();
  await until(async () => (await readLabels(list, /^Start VNC$/)).length === 1, {
    what: 'a button that says that its instance is stopped',
  });
  const viewer = await openViewerFromRow(list, stopped.instanceId);
  await waitForState(viewer, 'ended');
  const isStopped = async () =>
    (await cloud.state()).instances.find(({ instanceId }) => instanceId === stopped.instanceId)
      ?.state === 'Stopped';
  expect(await isStopped()).toBe(true);

  const start = viewer.getByRole('button', { name: `Start ${stopped.name}` });
  const refusal = { action: 'StartInstance', code: 'Forbidden.RAM', status: 403, times: 1 };
  await cloud.behaviour({ api: { failNext: [{ ...refusal, retryAfterMs: 0 }] } });
  await start.click();
  await viewer.getByText('ecs:StartInstance').waitFor();
  expect(await isStopped()).toBe(true);

  await start.click();
  await waitForState(viewer, 'live', 50_000);
  await viewer.close();
  await cloud.fault({ kind: 'vm-kill', instanceId: stopped.instanceId });
  await until(isStopped, { what: 'the instance to be as it was' });
});

test('of several profiles that fit, the last used one is taken, and another can be chosen', async () => {
  const options = await bench().chromium.openPage('options.html');
  const otherId = await saveProfile(options, 'Second');
  const list = await openList();
  await until(async () => (await descriptions(list)).some((said) => said.includes('Right-click')), {
    what: 'a button that offers the choice',
  });
  const choices = () => readLabels(list, /^(Full|Second)$/);
  const offered = () =>
    until(async () => (await choices()).length === 2, { what: 'both profiles' });
  await buttonOf(list, text.instanceId).click({ button: 'right' });
  await offered();
  await list.keyboard.press('Escape');
  await until(async () => (await choices()).length === 0, { what: 'the menu to close' });
  await clickLabel(list, /^Open with which profile/);
  await offered();
  await list.keyboard.press('ArrowDown');
  await list.keyboard.press('Enter');
  const [viewer] = await until(() => viewers().length > 0 && viewers(), { what: 'a viewer' });
  expect(viewer?.url()).toContain(otherId);
});

test("an instance's own page has its button in the header", async () => {
  const page = await bench().chromium.context.newPage();
  const address = `/server/${text.instanceId}/detail?regionId=${text.regionId}#/`;
  await page.goto(`https://ecs.console.aliyun.com${address}`);
  const button = page.locator(`[${MARKER}]`);
  await button.waitFor();
  expect(await button.count()).toBe(1);
  await button.click();
  const [viewer] = await until(() => viewers().length > 0 && viewers(), { what: 'a viewer' });
  if (!viewer) throw new Error('There is no viewer.');
  await waitForState(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(text.name);

  await page.goto(`https://ecs.console.aliyun.com/server/${stopped.instanceId}/detail`);
  await until(async () => (await readLabels(page, /^Start VNC$/)).length === 1, {
    what: 'the button of an instance that is stopped',
  });
});

test('the diagnosis tells of a list whose rows were not recognised, and nothing of what it says', async () => {
  const list = await bench().chromium.context.newPage();
  await list.goto(`${instanceListUrl('cn-hangzhou')}?table=unknown&traps=1`);
  await list.locator(`[${MARKER}]`).first().waitFor();
  // It leaves the one row whose id is no link.
  await list.evaluate(() => window.fixture.filter('no link'));
  const options = await bench().chromium.openPage('options.html');
  const seen = options.locator('.diagnosis-lists code');
  await until(
    async () => {
      await options.reload();
      await options.getByRole('button', { name: 'Diagnose an instance' }).click();
      await options.locator('.diagnosis-form').waitFor();
      return (await seen.count()) > 0;
    },
    { what: 'the list in the diagnosis' },
  );
  expect(await seen.allTextContents()).toEqual([expect.stringMatching(/main\.content > /)]);
  expect(await options.locator('.diagnosis-lists').textContent()).not.toMatch(/i-bp1|no link/);
});

test('buttons move nothing on the page', async () => {
  const page = await bench().chromium.context.newPage();
  await page.addInitScript(watchShifts);
  const heights = () =>
    page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.clientHeight));
  const load = async () => {
    await page.goto(`${instanceListUrl('cn-hangzhou')}?rows=20`);
    await page.locator(`[${MARKER}]`).first().waitFor();
    await page.evaluate(() => window.fixture.rerender());
    return page.evaluate(() => window.shifted);
  };
  // A machine that is busy may paint the page's rows before it lets us come to them; not each time.
  await until(async () => (await load()).length === 0, { what: 'a load without a shift' });
  const withButtons = await heights();
  await page.addStyleTag({ content: `[${MARKER}] { display: none !important; }` });
  expect(await heights()).toEqual(withButtons);
});

declare global {
  interface Window {
    /** What was moved after it had been painted. */
    shifted: string[];
  }
}

/** Runs in the page: notes what moves in a row. What stands below moves as the list is loaded. */
function watchShifts(): void {
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      sources: { node: Node | null }[];
    })[]) {
      for (const { node } of entry.sources) {
        const element = node instanceof Element ? node : node?.parentElement;
        if (element?.closest('tr'))
          window.shifted.push(`${element.localName}.${element.className}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
