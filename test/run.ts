/**
 * `npm test`: everything, or the one part that is named. Goes on after a failure; the last line is
 * `N passed, N failed, N skipped`.
 */
import pLimit from 'p-limit';
import type { Need } from './support/needs.ts';
import { staticChecks } from './support/static-checks.ts';
import { failure, type Outcome, type Step } from './support/step.ts';
import { prepareSystem, SystemError } from './support/system.ts';
import { vitestProject } from './support/vitest-step.ts';

interface Part {
  needs: readonly Need[];
  steps: readonly Step[];
}

const parts: Record<string, Part> = {
  static: { needs: [], steps: staticChecks },
  unit: { needs: ['qemu'], steps: [vitestProject('unit')] },
  pages: { needs: ['chromium', 'fonts'], steps: [vitestProject('pages')] },
  chromium: {
    needs: ['chromium', 'certutil', 'qemu', 'display', 'fonts'],
    steps: [vitestProject('chromium')],
  },
  settings: {
    needs: ['chromium', 'certutil', 'qemu', 'fonts'],
    steps: [vitestProject('settings')],
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

/** Tests of a browser wait for most of their time, so three parts at a time fill two cores. */
const AT_ONCE = 3;

/**
 * What is quick and tells most comes first, and makes the builds that the others use; then the
 * longest first, so that the last ones end together.
 */
const stages: readonly (readonly string[])[] = [
  ['static'],
  ['firefox', 'settings', 'faults', 'chromium', 'unit', 'pages'],
];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`);
    process.exit(2);
  }
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const missing = await whatIsMissing(Object.keys(parts).filter(wanted));
  const outcomes: Outcome[] = [];
  for (const stage of stages) {
    const run = (name: string) => runPart(name, missing.get(name));
    outcomes.push(...(await pLimit(AT_ONCE).map(stage.filter(wanted), run)).flat());
  }
  const total = (count: 'passed' | 'failed' | 'skipped') =>
    outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
  process.exitCode = total('failed') > 0 ? 1 : 0;
  console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
}

/** Installs what the parts need. The parts that can't run here are given back, with the reason. */
async function whatIsMissing(names: readonly string[]): Promise<Map<string, string>> {
  const missing = new Map<string, string>();
  for (const name of names) {
    try {
      await prepareSystem(parts[name]?.needs ?? []);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      missing.set(name, error.message);
    }
  }
  return missing;
}

/** @param reason why it can't run here, if it can't */
async function runPart(name: string, reason: string | undefined): Promise<Outcome[]> {
  if (reason !== undefined) {
    console.log(`✗ ${name} can't run here\n${reason}`);
    return [failure(reason)];
  }
  const outcomes: Outcome[] = [];
  for (const step of parts[name]?.steps ?? []) outcomes.push(await runStep(step));
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
