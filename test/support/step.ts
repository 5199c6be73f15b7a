import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** One thing that `npm test` does, and counts. */
export interface Step {
  name: string;
  run(): Promise<Outcome>;
}

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What to read when something failed. */
  output: string;
}

const root = join(import.meta.dirname, '..', '..');

/** A step that counts as one: it passes if `check` resolves, and its error is the output. */
export function check(name: string, run: () => Promise<unknown>): Step {
  return {
    name,
    run: () =>
      run().then(
        () => ({ passed: 1, failed: 0, skipped: 0, output: '' }),
        (error: unknown) => failure(error instanceof Error ? error.message : String(error)),
      ),
  };
}

export function failure(output: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, output };
}

/** Runs a command of node_modules/.bin to its end, in the root of the project. */
export async function runTool(
  tool: string,
  args: readonly string[],
): Promise<{ code: number; output: string; stdout: string }> {
  const child = spawn(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    // Some of the tools take any FORCE_COLOR for a yes, even a 0.
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}
