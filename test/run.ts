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

/**
 * What runs beside what: tests of a browser wait for most of their time, so three lanes fill two
 * cores. What is quick and tells most comes first, and makes the builds that the others use.
 */
const stages: readonly (readonly (readonly string[])[])[] = [
  [['static']],
  [
    ['unit', 'settings'],
    ['pages', 'chromium'],
    ['firefox', 'faults'],
  ],
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
  for (const lanes of stages) {
    const ran = await Promise.all(lanes.map((lane) => runLane(lane.filter(wanted), missing)));
    outcomes.push(...ran.flat());
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

async function runLane(
  names: readonly string[],
  missing: ReadonlyMap<string, string>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    const reason = missing.get(name);
    if (reason !== undefined) console.log(`✗ ${name} can't run here\n${reason}`);
    if (reason !== undefined) outcomes.push(failure(reason));
    else for (const step of parts[name]?.steps ?? []) outcomes.push(await runStep(step));
  }
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
