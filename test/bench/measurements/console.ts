import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { bundleContentScript } from '../../browser/console-bundle.ts';
import { createConsole } from '../../cloud/console/serve.ts';
import { type Measurement, type Metric, median, type RunOptions, toMetric } from '../metric.ts';
import type { Stage } from '../stage.ts';

/** How many rows are too many: the console shows a hundred. */
const ROWS = 1000;

/** The bars: all buttons of the long table, and what scrolling may cost. */
const MUTATION_FLOOR_MS = 30;
const SCROLL_FLOOR_PCT = 2;

/**
 * What the buttons cost the console's page: the content script as it is, on a page that it can be
 * left out of.
 */
export const consoleCost: Measurement = {
  ids: ['console.mutation_ms', 'console.scroll_pct'],
  async run({ chromium: { context } }: Stage, { quick }: RunOptions) {
    const pages = await createConsole({ instancesOf: () => [] });
    const server = createServer((request, response) => pages.handle(request, response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const list = `http://127.0.0.1:${port}/server/region/cn-hangzhou?rows=${ROWS}`;
    const script = await bundleContentScript();
    try {
      return [
        await mutation(context, list, script, quick ? 3 : 9),
        await scrolling(context, `${list}&table=virtual`, script, quick),
      ];
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  },
};

/** Script time of the first pass, which adds every button. */
async function mutation(
  context: BrowserContext,
  list: string,
  script: string,
  turns: number,
): Promise<Metric> {
  const ours: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const page = await openList(context, list);
    const spent = await startMeter(page);
    await page.evaluate(script);
    await page.waitForFunction(
      (rows) => document.querySelectorAll('[data-quick-vnc]').length >= rows,
      ROWS,
      { polling: 50 },
    );
    ours.push(await spent());
    await page.close();
  }
  return toMetric({
    id: 'console.mutation_ms',
    unit: 'ms',
    better: 'lower',
    ours,
    floor: MUTATION_FLOOR_MS,
  });
}

/** How much more script time the scrolling of a virtual list takes, % of what it takes alone. */
async function scrolling(
  context: BrowserContext,
  list: string,
  script: string,
  quick: boolean,
): Promise<Metric> {
  const ms = quick ? 2000 : 10_000;
  const bare: number[] = [];
  const withOurs: number[] = [];
  for (let turn = 0; turn < (quick ? 2 : 5); turn += 1) {
    bare.push(await scrollCost(context, list, ms));
    withOurs.push(await scrollCost(context, list, ms, script));
  }
  const ours = withOurs.map((cost) => (cost / median(bare) - 1) * 100);
  return toMetric({
    id: 'console.scroll_pct',
    unit: '%',
    better: 'lower',
    ours,
    floor: SCROLL_FLOOR_PCT,
  });
}

async function openList(context: BrowserContext, list: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(list);
  await page.waitForFunction(() => document.querySelector('a[href*="/server/i-"]'));
  return page;
}

/** Script time for each frame that was scrolled: a busy machine draws fewer frames. */
async function scrollCost(
  context: BrowserContext,
  list: string,
  ms: number,
  script?: string,
): Promise<number> {
  const page = await openList(context, list);
  if (script) await page.evaluate(script);
  const spent = await startMeter(page);
  const frames = await page.evaluate(scroll, ms);
  const cost = (await spent()) / frames;
  await page.close();
  return cost;
}

/** Runs in the page: scrolls its list without pause. Gives the number of frames. */
function scroll(ms: number): Promise<number> {
  let scroller = document.querySelector('a[href*="/server/i-"]')?.parentElement;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 100) {
    scroller = scroller.parentElement;
  }
  const end = performance.now() + ms;
  let frames = 0;
  return new Promise((done) => {
    const step = () => {
      scroller?.scrollBy(0, 20);
      frames += 1;
      if (performance.now() < end) requestAnimationFrame(step);
      else done(frames);
    };
    step();
  });
}

/**
 * Counts the page's script time from here on, by the clock of its thread: what else the machine does
 * is not the script's. The function gives it in ms.
 */
async function startMeter(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  return async () => ((await read()) - before) * 1000;
}
