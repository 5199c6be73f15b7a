import { ensureBuild } from './build.ts';
import { weighContentScript } from './content-script-weight.ts';
import { check, runTool, type Step } from './step.ts';
import { lintForStore } from './store-lint.ts';

/** What can be said of the code and the builds without running them. */
export const staticChecks: readonly Step[] = [
  tool('types', 'tsc', ['--noEmit']),
  tool('lint', 'biome', ['check', '.']),
  tool('unused code', 'knip', ['--no-progress']),
  check('build for Chrome', () => ensureBuild('chrome')),
  check('build for Firefox', () => ensureBuild('firefox')),
  check('build for Edge', () => ensureBuild('edge')),
  check('weight of the content script', async () => {
    await weighContentScript(await ensureBuild('chrome'));
  }),
  check("Mozilla's store lint", async () => lintForStore(await ensureBuild('firefox'))),
];

function tool(name: string, command: string, args: readonly string[]): Step {
  return check(name, async () => {
    const { code, output } = await runTool(command, args);
    if (code !== 0) throw new Error(output);
  });
}
