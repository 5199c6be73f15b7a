import { waitForState } from '../../support/viewer-page.ts';
import { LINKS } from '../links.ts';
import { type Measurement, toMetric } from '../metric.ts';
import { MACHINE, type Stage } from '../stage.ts';

const STALLED = 'liveness.stalled_ms';
const LIVE = 'liveness.live_again_ms';

/** From a line that swallows everything to the viewer's word on it, and to another line's picture. */
export const halfOpen: Measurement = {
  ids: [STALLED, LIVE],
  async run(stage, { quick }) {
    await stage.animate(false);
    stage.setLink(LINKS.rtt0);
    const page = await stage.openOurs();
    const stalled: number[] = [];
    const live: number[] = [];
    for (let turn = 0; turn < (quick ? 1 : 5); turn++) {
      const since = await swallow(stage);
      await waitForState(page, 'stalled');
      stalled.push(performance.now() - since);
      await waitForState(page, 'live');
      live.push(performance.now() - since);
    }
    await page.close();
    const metric = (id: string, ours: number[]) =>
      toMetric({ id, unit: 'ms', better: 'lower', ours });
    return [metric(STALLED, stalled), metric(LIVE, live)];
  },
};

/** Lets the line go dead; gives the time. */
async function swallow({ cloud }: Stage): Promise<number> {
  await fetch(`${cloud.controlUrl}/fault`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'half-open', instanceId: MACHINE.instanceId }),
  });
  return performance.now();
}
