import { afterEach, beforeAll, expect, test } from 'vitest';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { openInstanceList, openViewerFromRow } from '../support/console-page.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { logLine } from '../support/log-line.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';

const { text, graphics } = MACHINES;
const bench = chromiumBench();

beforeAll(() => addFullProfile(bench().chromium));

afterEach(async () => {
  const [first, ...others] = bench().chromium.context.pages();
  for (const page of others) await page.close();
  await first?.goto('about:blank');
});

const viewers = () =>
  bench()
    .chromium.context.pages()
    .filter((page) => page.url().includes('/vnc.html'));

test('one click in a row opens that instance, and what is typed arrives in the VM', async () => {
  const { chromium, cloud } = bench();
  const list = await openInstanceList(chromium.context);
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(text.name);

  // What needs Shift on a US keyboard and what does not; nothing that a shell would take as its own.
  await logLine(viewer, cloud, text.instanceId, `Quick-VNC_%+=:,./@ ${Date.now()}`);
});

test('a double click opens one window', async () => {
  const { chromium } = bench();
  const list = await openInstanceList(chromium.context);
  await list.locator('tr', { hasText: text.instanceId }).locator('[data-quick-vnc]').dblclick();
  const [viewer] = await until(() => viewers().length > 0 && viewers(), { what: 'a viewer' });
  if (!viewer) throw new Error('There is no viewer.');
  await waitForState(viewer, 'live');
  expect(viewers()).toHaveLength(1);
});

test('two instances have a viewer each', async () => {
  const { chromium } = bench();
  const list = await openInstanceList(chromium.context);
  const first = await openViewerFromRow(list, text.instanceId);
  const second = await openViewerFromRow(list, graphics.instanceId);
  await Promise.all([waitForState(first, 'live'), waitForState(second, 'live')]);
  await expect.poll(() => second.title()).toContain(graphics.name);
});

test('a click that the page makes up opens nothing', async () => {
  const { chromium, cloud } = bench();
  const list = await openInstanceList(chromium.context);
  const before = (await cloud.log()).length;
  await list.evaluate(() => {
    for (const host of document.querySelectorAll<HTMLElement>('[data-quick-vnc]')) {
      host.click();
      host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      if (host.shadowRoot) throw new Error('The page can look into the button.');
    }
  });
  // The same click by a person comes after it, so it is known that nothing else was under way.
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  const asked = (await cloud.log())
    .slice(before)
    .filter((entry) => entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl');
  expect(asked).toHaveLength(1);
  expect(viewers()).toHaveLength(1);
});

test('a reloaded viewer comes back to the same instance', async () => {
  const { chromium } = bench();
  const list = await openInstanceList(chromium.context);
  const viewer = await openViewerFromRow(list, text.instanceId);
  await waitForState(viewer, 'live');
  await viewer.reload();
  await waitForState(viewer, 'live');
  await expect.poll(() => viewer.title()).toContain(text.name);
  expect(viewer.url()).not.toContain('vncproxy');
});
