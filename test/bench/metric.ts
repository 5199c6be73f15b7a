import type { Stage } from './stage.ts';

/** One line of `bench-output/report.json`. */
export interface Metric {
  id: string;
  unit: string;
  better: 'higher' | 'lower';
  /** The median of our samples. */
  ours: number;
  /** The median of the peer's samples, taken in turns with ours. */
  baseline: number | null;
  baselineName: string | null;
  /** What can't be beaten: the server's ceiling, the link's round trip, a bare script. */
  floor: number | null;
  /** Ours against the baseline, or the floor where there is none; above 1 is better. */
  ratio: number | null;
  samples: number;
  /** Between our least and our greatest sample. */
  spread: number;
  /** Least and greatest samples. A stock noVNC on a long link settles in one of two ways. */
  range: [number, number];
  baselineRange: [number, number] | null;
}

/** One file in `measurements/`, and one line in `measurements.ts`. */
export interface Measurement {
  /** What it can give, in the order of the report. */
  ids: readonly string[];
  /** `wanted`: those of the ids that were asked for. */
  run(stage: Stage, options: RunOptions): Promise<Metric[]>;
}

export interface RunOptions {
  quick: boolean;
  /** How long a text is typed, where text is. */
  characters: number | undefined;
  wanted: ReadonlySet<string>;
}

export interface MetricSamples {
  id: string;
  unit: string;
  better: Metric['better'];
  ours: number[];
  baseline?: { name: string; samples: number[] };
  floor?: number;
}

/** Sums samples up. Throws for no samples: a metric without figures is a broken measurement. */
export function toMetric({ id, unit, better, ours, baseline, floor }: MetricSamples): Metric {
  if (ours.length === 0) throw new Error(`There are no samples of ${id}.`);
  const middle = median(ours);
  const against = baseline ? median(baseline.samples) : floor;
  const range = rangeOf(ours);
  return {
    id,
    unit,
    better,
    ours: round(middle),
    baseline: baseline ? round(median(baseline.samples)) : null,
    baselineName: baseline?.name ?? null,
    floor: floor === undefined ? null : round(floor),
    ratio: against === undefined ? null : round(ratioOf(middle, against, better)),
    samples: ours.length,
    spread: round(range[1] - range[0]),
    range,
    baselineRange: baseline ? rangeOf(baseline.samples) : null,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(
    Math.ceil(middle - 1),
    Math.floor(middle) + 1,
  );
  return (low + high) / 2;
}

/** The value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function rangeOf(values: readonly number[]): [number, number] {
  return [round(Math.min(...values)), round(Math.max(...values))];
}

function ratioOf(ours: number, against: number, better: Metric['better']): number {
  return better === 'higher' ? ours / against : against / ours;
}

const round = (value: number) => Number(value.toPrecision(4));
