import type { Metric } from './metric.ts';

const WIDTH = 640;
const LABEL = 110;
const ROW = 44;
const BAR = 14;
const COLOURS = { ours: '#f76808', baseline: '#8b8d98', floor: '#1c2024' };

/** Bars of ours and of the baseline for each metric, with whiskers from least to greatest, as SVG. */
export function plotBars(title: string, metrics: readonly Metric[]): string {
  const values = metrics.flatMap(({ range, baselineRange, floor }) => [
    ...range,
    ...(baselineRange ?? []),
    floor ?? 0,
  ]);
  const scale = (WIDTH - LABEL - 70) / Math.max(...values);
  const x = (value: number) => (LABEL + value * scale).toFixed(1);
  const height = 56 + metrics.length * ROW;

  const bar = (y: number, value: number, [low, high]: [number, number], colour: string) =>
    `<rect x="${LABEL}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR}" fill="${colour}"/>` +
    `<path d="M${x(low)} ${y + BAR / 2}H${x(high)}" stroke="#000" stroke-opacity=".5"/>` +
    `<text x="${Number(x(high)) + 6}" y="${y + 11}">${value}</text>`;

  const rows = metrics.map((metric, i) => {
    const y = 48 + i * ROW;
    const { ours, range, baseline, baselineRange, floor } = metric;
    return [
      `<text x="8" y="${y + 18}">${metric.id}</text>`,
      bar(y, ours, range, COLOURS.ours),
      baseline === null || baselineRange === null
        ? ''
        : bar(y + BAR + 2, baseline, baselineRange, COLOURS.baseline),
      floor === null
        ? ''
        : `<path d="M${x(floor)} ${y - 3}v${2 * BAR + 8}" stroke="${COLOURS.floor}" stroke-dasharray="3 2"/>`,
    ].join('');
  });

  const baselineName = metrics.find((metric) => metric.baselineName)?.baselineName;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="8" y="20" font-size="15">${title}</text>`,
    `<text x="8" y="36" fill="#60646c">orange: ours${baselineName ? `, grey: ${baselineName}` : ''}, dashed: floor</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}
