import { SWEEP_LIMITS } from '../../../lib/instances/sweep-limits.ts';
import { defaultBehaviour } from '../../cloud/behaviour.ts';
import { ensureBuild } from '../../support/build.ts';
import { launchChromium } from '../../support/chromium.ts';
import { FLEET, gatherInventory, saveFleetProfiles } from '../../support/fleet.ts';
import { type Measurement, median, toMetric } from '../metric.ts';
import type { Stage } from '../stage.ts';
import { peakHeap } from '../worker-heap.ts';

const SECONDS = 'inventory.10k_s';
const MEMORY = 'inventory.worker_mb';

const LATENCY_MS = 50;

/** The rate that a sweep is set to, counted as ECS counts. */
const CALLS_PER_MINUTE = (SWEEP_LIMITS.callsPerWindow * 60_000) / SWEEP_LIMITS.windowMs;

/**
 * All of a large fleet, from nothing to the end of the sweep, by a browser that has just started.
 * The floor is what the calls take that were made, as many at a time as the limits let.
 */
export const inventory: Measurement = {
  ids: [SECONDS, MEMORY],
  async run({ cloud }, { quick }) {
    const api = { latencyMs: LATENCY_MS, callsPerMinute: CALLS_PER_MINUTE };
    cloud.patch({ api, fleet: FLEET });
    const sweeps: Sweep[] = [];
    for (let turn = 0; turn < (quick ? 1 : 5); turn++) sweeps.push(await sweepOnce(cloud));
    const { api: asBefore, fleet } = defaultBehaviour();
    cloud.patch({ api: asBefore, fleet });
    const better = 'lower';
    return [
      toMetric({
        ...{ id: SECONDS, unit: 's', better },
        ours: sweeps.map(({ seconds }) => seconds),
        floor: median(sweeps.map(({ floor }) => floor)),
      }),
      toMetric({ id: MEMORY, unit: 'MB', better, ours: sweeps.map(({ mb }) => mb) }),
    ];
  },
};

interface Sweep {
  seconds: number;
  floor: number;
  mb: number;
}

async function sweepOnce(cloud: Stage['cloud']): Promise<Sweep> {
  await using parts = new AsyncDisposableStack();
  const chromium = await launchChromium({
    extension: await ensureBuild('chrome'),
    hostRules: cloud.chromiumHostRules,
    ca: cloud.ca.certFile,
  });
  parts.defer(chromium.dispose);
  const page = await chromium.openPage('options.html');
  await saveFleetProfiles(page);
  const before = cloud.log().length;
  const { result, bytes } = await peakHeap(chromium, () => gatherInventory(page));
  const calls = cloud.log().slice(before);
  const failed = calls.find((entry) => entry.type === 'api' && /Throttling/.test(entry.verdict));
  if (failed) throw new Error('The sweep was throttled.');
  const found = result.keys.size;
  if (found < FLEET.instances) throw new Error(`Only ${found} instances were found.`);
  const rounds = calls.length / SWEEP_LIMITS.total;
  return { seconds: result.ms / 1000, floor: (rounds * LATENCY_MS) / 1000, mb: bytes / 1e6 };
}
