import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { failure, type Outcome, runTool, type Step } from './step.ts';
import { tempFolder } from './temp-folder.ts';

const Report = v.object({
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});

/** All tests of one project of vitest.config.ts, each counted. */
export function vitestProject(project: string): Step {
  return { name: project, run: () => runProject(project) };
}

async function runProject(project: string): Promise<Outcome> {
  const folder = tempFolder('report');
  const reportFile = join(folder.path, 'report.json');
  try {
    const { code, output } = await runTool('vitest', [
      'run',
      '--config=test/vitest.config.ts',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ]);
    const outcome = await readReport(reportFile, output);
    // No test at all, or an error outside of every test: the exit code is the only one to say so.
    return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
  } finally {
    folder.dispose();
  }
}

async function readReport(file: string, output: string): Promise<Outcome> {
  const json = await readFile(file, 'utf8').catch(() => undefined);
  if (json === undefined) return failure(output);
  const { testResults } = v.parse(Report, JSON.parse(json));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses: string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  // A file that could not even be loaded has no tests, and counts as one failure.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: count('passed'),
    failed: count('failed') + brokenFiles,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
    output,
  };
}
