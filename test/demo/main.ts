/**
 * `npm run demo [-- --keep] [-- --guest embedded]`: the main job, from a click in the console to a
 * command that arrives in a VM. Writes `demo-output/report.json` and screenshots.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureSystem } from '../support/system.ts';
import { emptyReport, writeReport } from './report.ts';
import { type DemoOptions, type DemoStage, runDemo } from './steps.ts';

const FOLDER = 'demo-output';

function readOptions(): { guest: DemoOptions['guest']; keep: boolean } {
  const { values } = parseArgs({
    options: { keep: { type: 'boolean', default: false }, guest: { type: 'string' } },
  });
  const { guest = 'auto', keep } = values;
  if (guest !== 'auto' && guest !== 'embedded') {
    throw new Error(`--guest takes "embedded" (no VM), or is left out; not "${guest}".`);
  }
  return { guest, keep };
}

async function untilInterrupted(): Promise<void> {
  console.log('Everything stays open. Ctrl-C ends it.');
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

async function main(): Promise<void> {
  const { guest, keep } = readOptions();
  await ensureSystem([
    'chromium',
    'certutil',
    'fonts',
    ...(guest === 'auto' ? ['qemu' as const] : []),
  ]);
  await rm(FOLDER, { recursive: true, force: true });

  const report = emptyReport();
  const stage: DemoStage = {};
  const headless = !process.env.DISPLAY;
  console.log('\nQuick VNC demo\n');
  try {
    await runDemo({ guest, folder: FOLDER, headless }, report, stage);
    report.ok = true;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
  await writeReport(FOLDER, report);
  console.log(
    report.ok
      ? `\nOK: click to first frame in ${report.clickToFirstFrameMs} ms (${report.browser}, ${report.guest}).`
      : '\nFAILED.',
  );
  console.log(`See ${FOLDER}/report.json and the pictures beside it.`);

  if (keep) await untilInterrupted();
  await stage.chromium?.dispose();
  await stage.cloud?.dispose();
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
