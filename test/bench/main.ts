/**
 * `npm run bench [-- --quick] [--only ID]`: measures the production build beside its peers. Writes
 * `bench-output/report.json`, `report.md` and pictures. `--only frames` takes a whole family;
 * `--characters 100000` types so long a text.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureSystem } from '../support/system.ts';
import { measurements } from './measurements.ts';
import type { Metric, RunOptions } from './metric.ts';
import { describeMachine, writeReport } from './report.ts';
import { setStage } from './stage.ts';

const FOLDER = 'bench-output';

function readOptions(): RunOptions {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      characters: { type: 'string' },
    },
  });
  const { quick, only } = values;
  const characters = values.characters === undefined ? undefined : Number(values.characters);
  if (characters !== undefined && !(Number.isInteger(characters) && characters > 0)) {
    throw new Error('--characters takes a number above 0.');
  }
  const ids = measurements.flatMap((measurement) => measurement.ids);
  const wanted = ids.filter((id) => only === undefined || id === only || id.startsWith(`${only}.`));
  if (wanted.length === 0) {
    throw new Error(`--only takes one of ${ids.join(', ')}, or what stands before the dot.`);
  }
  return { quick, characters, wanted: new Set(wanted) };
}

function tell({ id, ours, unit, baseline, floor, ratio }: Metric): void {
  const beside = [
    baseline === null ? '' : `baseline ${baseline}`,
    floor === null ? '' : `floor ${floor}`,
    ratio === null ? '' : `ratio ${ratio}`,
  ].filter((text) => text !== '');
  console.log(`  ${id.padEnd(26)} ${`${ours} ${unit}`.padStart(16)}   ${beside.join(', ')}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  await ensureSystem(['chromium', 'certutil', 'qemu', 'fonts']);
  await rm(FOLDER, { recursive: true, force: true });
  const machine = describeMachine(undefined);
  const stage = await setStage();
  const metrics: Metric[] = [];
  try {
    for (const measurement of measurements) {
      if (!measurement.ids.some((id) => options.wanted.has(id))) continue;
      for (const metric of await measurement.run(stage, options)) {
        if (!options.wanted.has(metric.id)) continue;
        metrics.push(metric);
        tell(metric);
      }
    }
  } finally {
    await stage.dispose();
  }
  await writeReport(FOLDER, metrics, machine);
  console.log(`\nSee ${FOLDER}/report.md.`);
}

await main().catch((error: Error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
