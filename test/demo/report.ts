import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface StepReport {
  name: string;
  ms: number;
  ok: boolean;
}

/** `demo-output/report.json`. */
export interface DemoReport {
  ok: boolean;
  guest: 'qemu' | 'embedded' | null;
  browser: string;
  steps: StepReport[];
  clickToFirstFrameMs: number | null;
  evidence: { typed: string; serial: string };
  screenshots: string[];
}

export const emptyReport = (): DemoReport => ({
  ok: false,
  guest: null,
  browser: '',
  steps: [],
  clickToFirstFrameMs: null,
  evidence: { typed: '', serial: '' },
  screenshots: [],
});

/** Runs one step of the demo, and writes down how long it took and whether it worked. */
export async function step<T>(report: DemoReport, name: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  let ok = false;
  try {
    const value = await run();
    ok = true;
    return value;
  } finally {
    const ms = Math.round(performance.now() - start);
    report.steps.push({ name, ms, ok });
    console.log(`  ${ok ? '✓' : '✗'} ${name.padEnd(52)} ${String(ms).padStart(6)} ms`);
  }
}

/** Writes `report.json` into the folder. */
export async function writeReport(folder: string, report: DemoReport): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}
