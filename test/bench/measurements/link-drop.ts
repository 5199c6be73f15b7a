import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { LINKS } from '../links.ts';
import { type Measurement, median, toMetric } from '../metric.ts';
import type { Stage } from '../stage.ts';
import { STOCK_NAME } from '../stock/serve.ts';

const FAST = LINKS.cap300k;
const SLOW = { ...FAST, bytesPerSecond: FAST.bytesPerSecond / 3 };

/** Often enough that a 95th percentile is not the worst of a few. */
const PING_EVERY_MS = 100;
const SETTLE_MS = 3000;
const SLOW_MS = 8000;
/** Time to recover after the link's return, and how long to measure then. */
const RECOVER_MS = 5000;
const MEASURE_MS = 5000;

interface Sample {
  /** Once there was time to recover. */
  updatesPerSecond: number;
  longestPingMs: number;
  bytesPerFrame: number;
}

/** A link whose rate drops to a third for a while: how long pings wait, and what comes back after. */
export const linkDrop: Measurement = {
  ids: ['frames.drop', 'ping.drop'],
  async run(stage, { quick }) {
    await stage.animate(true);
    const ours: Sample[] = [];
    const stock: Sample[] = [];
    for (let turn = 0; turn < (quick ? 1 : 3); turn++) {
      stage.setLink(FAST);
      stock.push(await sample(stage, await stage.openStock(), true));
      ours.push(await sample(stage, await stage.openOurs(), false));
    }
    stage.setLink(LINKS.rtt0);
    const pick = (samples: Sample[], key: keyof Sample) => samples.map((one) => one[key]);
    const baselineOf = (key: keyof Sample) => ({ name: STOCK_NAME, samples: pick(stock, key) });
    return [
      toMetric({
        id: 'frames.drop',
        unit: 'updates/s',
        better: 'higher',
        ours: pick(ours, 'updatesPerSecond'),
        baseline: baselineOf('updatesPerSecond'),
        floor: FAST.bytesPerSecond / median(pick(ours, 'bytesPerFrame')),
      }),
      toMetric({
        id: 'ping.drop',
        unit: 'ms',
        better: 'lower',
        ours: pick(ours, 'longestPingMs'),
        baseline: baselineOf('longestPingMs'),
        floor: FAST.rttMs,
      }),
    ];
  },
};

async function sample(stage: Stage, page: Page, breeds: boolean): Promise<Sample> {
  const now = () => page.evaluate(() => ({ ...window.bench, now: performance.now() }));
  await page.evaluate(([everyMs, breeds]) => window.bench.startPings(everyMs, breeds), [
    PING_EVERY_MS,
    breeds,
  ] as const);
  await sleep(SETTLE_MS);
  const settled = await now();
  stage.setLink(SLOW);
  await sleep(SLOW_MS);
  stage.setLink(FAST);
  await sleep(RECOVER_MS);
  const start = await now();
  await sleep(MEASURE_MS);
  const end = await now();
  await page.close();
  const shown = end.frames.filter((at) => at >= start.now).length;
  return {
    updatesPerSecond: shown / ((end.now - start.now) / 1000),
    longestPingMs: Math.max(...end.pings.filter(({ at }) => at >= settled.now).map(({ ms }) => ms)),
    bytesPerFrame: (end.bytes - start.bytes) / shown,
  };
}
