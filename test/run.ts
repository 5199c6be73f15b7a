/**
 * `npm test`: everything, or the one part that is named. Goes on after a failure; the last line is
 * `N passed, N failed, N skipped`.
 */
import type { Need } from './support/needs.ts';
import { staticChecks } from './support/static-checks.ts';
import { failure, type Outcome, type Step } from './support/step.ts';
import { prepareSystem, SystemError } from './support/system.ts';
import { vitestProject } from './support/vitest-step.ts';

interface Part {
  needs: readonly Need[];
  steps: readonly Step[];
}

/** In the order in which they run: what is quick and tells most comes first. */
const parts: Record<string, Part> = {
  static: { needs: [], steps: staticChecks },
  unit: { needs: ['qemu'], steps: [vitestProject('unit')] },
  chromium: {
    needs: ['chromium', 'certutil', 'qemu', 'display', 'fonts'],
    steps: [vitestProject('chromium')],
  },
  firefox: {
    needs: ['firefox', 'certutil', 'qemu', 'display', 'fonts'],
    steps: [vitestProject('firefox')],
  },
  faults: {
    needs: ['chromium', 'certutil', 'qemu'],
    steps: [vitestProject('faults')],
  },
};

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`);
    process.exit(2);
  }
  const outcomes: Outcome[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (names.length === 0 || names.includes(name)) outcomes.push(...(await runPart(name, part)));
  }
  const total = (count: 'passed' | 'failed' | 'skipped') =>
    outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
  process.exitCode = total('failed') > 0 ? 1 : 0;
  console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
}

async function runPart(name: string, { needs, steps }: Part): Promise<Outcome[]> {
  try {
    await prepareSystem(needs);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    console.log(`✗ ${name} can't run here\n${error.message}`);
    return [failure(error.message)];
  }
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

/** A line for a step that passes; everything that it said for one that does not. */
async function runStep(step: Step): Promise<Outcome> {
  const start = performance.now();
  const outcome = await step.run();
  const { passed, failed, skipped, output } = outcome;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = passed + failed + skipped > 1 ? `: ${passed} passed, ${failed} failed` : '';
  console.log(`${failed > 0 ? '✗' : '✓'} ${step.name}${counts} (${seconds} s)`);
  if (failed > 0) console.log(output);
  return outcome;
}

await main(process.argv.slice(2));
