import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Metric } from './metric.ts';
import { plotBars } from './plot.ts';

/** `bench-output/report.json`. */
interface Report {
  machine: Record<string, string | number>;
  commit: string;
  metrics: Metric[];
}

/** Writes `report.json`, `report.md`, and a picture for every family of metrics. */
export async function writeReport(
  folder: string,
  metrics: Metric[],
  machine: Report['machine'],
): Promise<void> {
  const report: Report = { machine, commit: commit(), metrics };
  await mkdir(folder, { recursive: true });
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('report.json', `${JSON.stringify(report, null, 2)}\n`);
  const families = Map.groupBy(metrics, ({ id, unit }) => `${id.split('.')[0]}, ${unit}`);
  for (const [family, members] of families) {
    await write(plotName(family), plotBars(family, members));
  }
  await write('report.md', markdown(report, [...families.keys()]));
}

/** What the figures depend on. `load`: what else the machine had to do when the bench began. */
export function describeMachine(browser: string | undefined): Report['machine'] {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    kernel: release(),
    node: process.version,
    load: Number(loadavg()[0]?.toFixed(1)),
    ...(browser !== undefined && { browser }),
  };
}

const plotName = (family: string) => `${family.split(',')[0]}.svg`;

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isDirty = git('status', '--porcelain') !== '';
  return `${git('rev-parse', 'HEAD')}${isDirty ? ', changed' : ''}`;
}

function markdown({ machine, commit, metrics }: Report, families: string[]): string {
  const cell = (value: number | null) => (value === null ? '' : String(value));
  const range = (of: [number, number] | null) => (of === null ? '' : `${of[0]} to ${of[1]}`);
  return [
    '# Bench\n',
    `Commit ${commit}. ${Object.entries(machine)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')}.\n`,
    '| metric | unit | ours | from, to | baseline | from, to | floor | ratio | samples |',
    '|---|---|---|---|---|---|---|---|---|',
    ...metrics.map(
      (m) =>
        `| ${m.id} | ${m.unit} | ${m.ours} | ${range(m.range)} | ${cell(m.baseline)} | ` +
        `${range(m.baselineRange)} | ${cell(m.floor)} | ${cell(m.ratio)} | ${m.samples} |`,
    ),
    '\nOurs and the baseline are medians of samples taken in turns. A ratio above 1 is better.\n',
    ...families.map((family) => `![${family}](${plotName(family)})`),
    '',
  ].join('\n');
}
