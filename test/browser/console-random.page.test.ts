import { describe, expect, test } from 'vitest';
import { bundle, bundleContentScript } from './console-bundle.ts';
import type { ConsoleStage } from './console-stage.ts';
import { consoleStage, paperInstance } from './console-stage.ts';

/** Over all layouts together. `QUICK_VNC_STEPS=10000` for the long walk. */
const STEPS = Number(process.env.QUICK_VNC_STEPS ?? 250);
const SEED = Number(process.env.QUICK_VNC_SEED ?? 20261124);

const layouts = [
  'table=console',
  'table=console&primaryKey=1',
  'table=fusion',
  'table=fusion-lock',
  'table=fusion-lock&primaryKey=1',
  'table=sticky',
  'table=virtual',
  'table=virtual&primaryKey=1',
  'table=art',
  'table=art-virtual',
  'table=unknown',
];

const fleet = [
  paperInstance('i-bp1h2ty6wuk3z0n7qae9', 'cn-hangzhou', 'web-front-1'),
  paperInstance('i-2ze57isp1ali72tzkjow', 'cn-beijing', 'beijing-1'),
  paperInstance('i-2ze3kq0zp81mdn4hs7ta', 'cn-beijing', 'beijing-2'),
];
const stage = consoleStage(fleet);

/** What the console does, each in one step; the number chooses among its ways. */
const moves = [
  () => window.fixture.rerender(),
  () => window.fixture.reverse(),
  (n: number) => window.fixture.page(1 + Math.floor(n * 3)),
  (n: number) => window.fixture.filter(['', 'paper', '1', 'i-bp1'][Math.floor(n * 4)] ?? ''),
  (n: number) => window.fixture.pushRegion(n < 0.8 ? 'cn-hangzhou' : 'cn-beijing'),
  (n: number) => {
    for (const element of document.querySelectorAll('main *')) {
      if (element.scrollHeight > element.clientHeight + 200) {
        element.scrollTop = n * element.scrollHeight;
      }
    }
    return new Promise(requestAnimationFrame);
  },
];

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function start({ open, page }: ConsoleStage, layout: string): Promise<void> {
  await open(`/server/region/cn-hangzhou?${layout}&rows=24&pageSize=8&traps=1`);
  await page.evaluate(await bundle('console-probe.ts'));
  // First of all, so that it sees a click before the content script does.
  await page.evaluate(await bundle('console-walk.ts'));
  await page.evaluate(await bundleContentScript());
  await page.waitForFunction(() => document.querySelector('[data-quick-vnc]'));
  await page.evaluate(() => window.walk.forgetGaps());
}

/** One step. Half of the clicks meet a table that changes under them. */
async function step({ page }: ConsoleStage, random: () => number): Promise<void> {
  const move = moves[Math.floor(random() * moves.length)] ?? moves[0];
  if (random() < 0.6) {
    await page.evaluate(`(${move})(${random()})`);
    return;
  }
  const point = await page.evaluate((n) => window.walk.somePoint(n), random());
  if (!point) return;
  if (random() < 0.5) await page.evaluate(`window.walk.onPress(() => (${move})(${random()}))`);
  await page.mouse.click(point.x, point.y);
}

/** 100 ms, where 60 frames are drawn in a second. */
const GAP_FRAMES = 6;

describe.each(layouts)('over a random walk through a list with %s', (layout) => {
  test(
    'a click sends the id that is seen, and no row is long without its button',
    async () => {
      const here = stage();
      await start(here, layout);
      const random = createRandom(SEED + layouts.indexOf(layout));
      let sent = 0;
      for (let count = 0; count < STEPS / layouts.length; count += 1) {
        await step(here, random);
        for (const click of await here.page.evaluate(() => window.walk.clicks())) {
          expect(click.sent.length).toBeLessThanOrEqual(1);
          if (click.seen === undefined) continue;
          for (const id of click.sent) expect(id, `step ${count}, seed ${SEED}`).toBe(click.seen);
          sent += click.sent.length;
        }
      }
      await here.page.waitForFunction(() => window.probe.wrong() === 0);
      expect(sent).toBeGreaterThan(STEPS / layouts.length / 10);
      expect(await here.page.evaluate(() => window.walk.worstGapFrames())).toBeLessThan(GAP_FRAMES);
    },
    STEPS * 200,
  );
});
