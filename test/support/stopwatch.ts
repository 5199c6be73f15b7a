/** Times the steps of a way through the product, to be read: no test fails by them. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const laps: { step: string; ms: number }[] = [];
  const start = now();
  let last = start;
  return {
    /** Ends a step. */
    lap(step: string): void {
      const time = now();
      laps.push({ step, ms: Math.round(time - last) });
      last = time;
    },
    print(): void {
      const lines = [...laps, { step: 'all of it', ms: Math.round(last - start) }];
      console.info(lines.map(({ step, ms }) => `${String(ms).padStart(6)} ms  ${step}`).join('\n'));
    },
  };
}
