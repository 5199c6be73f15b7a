import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { LINKS, type Link } from '../links.ts';
import { type Measurement, type Metric, median, percentile, toMetric } from '../metric.ts';
import type { Stage } from '../stage.ts';
import { STOCK_NAME } from '../stock/serve.ts';

type LinkName = keyof typeof LINKS;
const linkNames = Object.keys(LINKS) as LinkName[];

/** Often enough that a 95th percentile is not the worst of a few. */
const PING_EVERY_MS = 100;

interface Sample {
  updatesPerSecond: number;
  pingP95: number;
  bytesPerFrame: number;
}

interface Pace {
  samples: number;
  /** Until a page has found its pace, ms. */
  settleMs: number;
  ms: number;
}

/** Updates a second that reach the screen of a restless guest, and how long a ping takes meanwhile. */
export const frames: Measurement = {
  ids: linkNames.flatMap((name) => [`frames.${name}`, `ping.${name}`]),
  async run(stage, { quick, wanted }) {
    const pace = quick
      ? { samples: 2, settleMs: 2500, ms: 4000 }
      : { samples: 5, settleMs: 3000, ms: 8000 };
    await stage.animate(true);
    const ceiling = await serverCeiling(stage, pace);
    const metrics: Metric[] = [];
    for (const name of linkNames) {
      if (!wanted.has(`frames.${name}`) && !wanted.has(`ping.${name}`)) continue;
      metrics.push(...(await measureLink(stage, name, pace, ceiling)));
    }
    stage.setLink(LINKS.rtt0);
    return metrics;
  },
};

/** How many updates the server gives to who asks for more than it has. */
async function serverCeiling(stage: Stage, pace: Pace): Promise<number> {
  stage.setLink(LINKS.rtt0);
  const page = await stage.openStock({ floods: true });
  const { updatesPerSecond } = await sample(page, pace, true);
  return updatesPerSecond;
}

async function measureLink(
  stage: Stage,
  name: LinkName,
  pace: Pace,
  ceiling: number,
): Promise<Metric[]> {
  const link = LINKS[name];
  stage.setLink(link);
  const ours: Sample[] = [];
  const stock: Sample[] = [];
  for (let turn = 0; turn < pace.samples; turn++) {
    stock.push(await sample(await stage.openStock(), pace, true));
    ours.push(await sample(await stage.openOurs(), pace, false));
  }
  const pick = (samples: Sample[], key: keyof Sample) => samples.map((one) => one[key]);
  const baselineOf = (key: keyof Sample) => ({ name: STOCK_NAME, samples: pick(stock, key) });
  const carried =
    link.bytesPerSecond === null
      ? Number.POSITIVE_INFINITY
      : link.bytesPerSecond / median(pick(ours, 'bytesPerFrame'));
  return [
    toMetric({
      id: `frames.${name}`,
      unit: 'updates/s',
      better: 'higher',
      ours: pick(ours, 'updatesPerSecond'),
      baseline: baselineOf('updatesPerSecond'),
      floor: Math.min(ceiling, carried),
    }),
    toMetric({
      id: `ping.${name}`,
      unit: 'ms',
      better: 'lower',
      ours: pick(ours, 'pingP95'),
      baseline: baselineOf('pingP95'),
      floor: emptyLinkP95(link),
    }),
  ];
}

/** What 95 of 100 pings take on a link with nothing else on it: each way adds up to the jitter. */
function emptyLinkP95({ rttMs, jitterMs }: Link): number {
  // Of the sum of two even chances, 5 in 100 lie above this.
  return rttMs + jitterMs * (2 - Math.sqrt(2 * 0.05));
}

/** Measures a page that shows its first frame, and closes it. */
async function sample(page: Page, { settleMs, ms }: Pace, breeds: boolean): Promise<Sample> {
  await sleep(settleMs);
  const start = await page.evaluate(
    ([everyMs, breeds]) => {
      window.bench.startPings(everyMs, breeds);
      return { at: performance.now(), bytes: window.bench.bytes };
    },
    [PING_EVERY_MS, breeds] as const,
  );
  await sleep(ms);
  const end = await page.evaluate(() => ({ ...window.bench, now: performance.now() }));
  await page.close();
  const shown = end.frames.filter((at) => at >= start.at).length;
  return {
    updatesPerSecond: shown / ((end.now - start.at) / 1000),
    pingP95: percentile(
      end.pings.map((ping) => ping.ms),
      0.95,
    ),
    bytesPerFrame: (end.bytes - start.bytes) / shown,
  };
}
