import type { Page } from 'playwright-core';
import { ensureBuild } from '../../support/build.ts';
import { type Chromium, launchChromium } from '../../support/chromium.ts';
import { addFullProfile } from '../../support/demo-profile.ts';
import { until } from '../../support/until.ts';
import { type Measurement, type Metric, percentile, toMetric } from '../metric.ts';
import type { Stage } from '../stage.ts';

/** The bars: what a person takes for at once, one frame, and no hitch. */
const OPEN_BAR_MS = 100;
const KEYSTROKE_BAR_MS = 16;
const KEYSTROKE_100K_BAR_MS = 50;

const REGIONS = [
  'cn-hangzhou',
  'cn-beijing',
  'cn-shanghai',
  'cn-shenzhen',
  'cn-hongkong',
  'ap-southeast-1',
  'ap-northeast-1',
  'eu-central-1',
  'us-west-1',
  'us-east-1',
];

/** What is typed: names, Chinese ones by their pinyin, addresses, ids, several words, and nonsense. */
const QUERIES = ['web-prod', 'sjk 0042', '10.1', 'i-bp1', 'hangzhou running', 'wp42', 'zzz'];

/** The picker with many instances: opened from the cache, and searched. */
export const picker: Measurement = {
  ids: ['picker.open_ms', 'picker.keystroke_ms', 'picker.keystroke_100k_ms'],
  async run(stage, { quick, wanted }) {
    const chromium = await launchChromium({
      extension: await ensureBuild('chrome'),
      hostRules: stage.cloud.chromiumHostRules,
      ca: stage.cloud.ca.certFile,
      // Otherwise what is measured is for the most part the wait for the display's next refresh.
      args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
    });
    try {
      await addFullProfile(chromium);
      return await measure(stage, chromium, wanted, quick ? 2 : 7);
    } finally {
      stage.cloud.patch({ fleet: { instances: 0 } });
      await chromium.dispose();
    }
  },
};

async function measure(
  stage: Stage,
  chromium: Chromium,
  wanted: ReadonlySet<string>,
  turns: number,
): Promise<Metric[]> {
  const metrics: Metric[] = [];
  const small = await openWithFleet(stage, chromium, 10_000);
  if (wanted.has('picker.open_ms')) metrics.push(await opening(chromium, turns));
  if (wanted.has('picker.keystroke_ms')) {
    metrics.push(await typing('picker.keystroke_ms', small, turns, KEYSTROKE_BAR_MS));
  }
  await small.close();
  if (wanted.has('picker.keystroke_100k_ms')) {
    const large = await openWithFleet(stage, chromium, 100_000);
    metrics.push(await typing('picker.keystroke_100k_ms', large, turns, KEYSTROKE_100K_BAR_MS));
    await large.close();
  }
  return metrics;
}

/** The picker in a tab, once it knows of all instances. */
async function openWithFleet(
  { cloud }: Stage,
  chromium: Chromium,
  instances: number,
): Promise<Page> {
  cloud.patch({ fleet: { instances, regions: REGIONS, accounts: 1 } });
  const page = await chromium.openPage('popup.html?tab');
  await page.locator('[role="listbox"][aria-busy="false"]').waitFor({ timeout: 180_000 });
  await until(async () => (await countOf(page)) >= instances, {
    what: `the picker to know ${instances} instances`,
    timeoutMs: 180_000,
  });
  return page;
}

/** How many instances the list has, as it tells a screen reader. */
const countOf = async (page: Page): Promise<number> =>
  Number(await page.locator('[role="option"]').first().getAttribute('aria-setsize'));

/** From the start of the picker's page to the paint of its first rows, ms. */
async function opening({ context, extensionId }: Chromium, turns: number): Promise<Metric> {
  const ours: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    // In a tab: the toolbar popup is the same page, but nothing can be put into it before it runs.
    const page = await context.newPage();
    await page.addInitScript(watchRows);
    await page.goto(`chrome-extension://${extensionId}/popup.html?tab`);
    ours.push(await page.evaluate(() => window.firstRowsAt));
    await page.close();
  }
  return toMetric({ id: 'picker.open_ms', unit: 'ms', better: 'lower', ours, floor: OPEN_BAR_MS });
}

/** Runs in the page before it does. A message that is posted in a frame arrives once that was painted. */
function watchRows(): void {
  window.firstRowsAt = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role="option"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** From a key event to the paint of what it finds: the 95th percentile of each turn, ms. */
async function typing(id: string, page: Page, turns: number, bar: number): Promise<Metric> {
  await page.bringToFront();
  await page.locator('[role="combobox"]').focus();
  await page.evaluate(watchKeys);
  const ours: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const spent: number[] = [];
    for (const query of QUERIES) {
      for (const letter of query) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter);
        spent.push(await page.evaluate(() => window.keySpent));
      }
      await page.keyboard.press('Escape');
    }
    ours.push(percentile(spent, 0.95));
  }
  return toMetric({ id, unit: 'ms', better: 'lower', ours, floor: bar });
}

declare global {
  interface Window {
    /** From the last key event until its frame was painted, ms. */
    keySpent: Promise<number>;
    /** When the first rows were painted, ms after the page was opened. */
    firstRowsAt: Promise<number>;
  }
}

/** Runs in the page. A message that is posted in a frame arrives once that was painted. */
function watchKeys(): void {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      window.keySpent = painted().then(() => performance.now() - timeStamp);
    },
    { capture: true },
  );
}
