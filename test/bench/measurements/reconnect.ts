import { bareConnectMs } from '../bare-client.ts';
import { LINKS } from '../links.ts';
import { type Measurement, median, toMetric } from '../metric.ts';
import { MACHINE, type Stage } from '../stage.ts';

/** From a connection that is cut to the first frame of the next one. */
export const reconnect: Measurement = {
  ids: ['reconnect.drop_to_frame'],
  async run(stage, { quick }) {
    await stage.animate(false);
    stage.setLink(LINKS.rtt50);
    stage.cloud.patch({ 'api.latencyMs': LINKS.rtt50.rttMs });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < (quick ? 3 : 9); turn++) {
      ours.push(await dropToFrame(stage));
      bare.push(await bareConnectMs(stage.cloud));
    }
    stage.cloud.patch({ 'api.latencyMs': 0 });
    stage.setLink(LINKS.rtt0);
    const [id = ''] = this.ids;
    return [toMetric({ id, unit: 'ms', better: 'lower', ours, floor: median(bare) })];
  },
};

/** In a page of its own: a second drop soon after the first one is answered with a pause. */
async function dropToFrame(stage: Stage): Promise<number> {
  const page = await stage.openOurs();
  await fetch(`${stage.cloud.controlUrl}/fault`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'reset', instanceId: MACHINE.instanceId }),
  });
  const took = await page.waitForFunction(() => {
    const { closedAt, frames } = window.bench;
    const shownAt = frames.find((at) => closedAt !== undefined && at > closedAt);
    return shownAt !== undefined && closedAt !== undefined && { ms: shownAt - closedAt };
  });
  const value = await took.jsonValue();
  if (!value) throw new Error('The viewer did not come back.');
  await page.close();
  return value.ms;
}
