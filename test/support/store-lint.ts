import * as v from 'valibot';
import { runTool } from './step.ts';

const Finding = v.object({
  code: v.string(),
  message: v.string(),
  file: v.optional(v.nullable(v.string())),
});
type Finding = v.InferOutput<typeof Finding>;

const Report = v.object({ errors: v.array(Finding), warnings: v.array(Finding) });

/** Warnings that we know of, each with the reason why it may stay. */
const accepted: Record<string, string> = {
  UNSAFE_VAR_ASSIGNMENT:
    'Preact has a code path for dangerouslySetInnerHTML, which no component of ours uses',
};

/** Rejects with what Mozilla's own linter has against the build in `folder`. */
export async function lintForStore(folder: string): Promise<void> {
  const { stdout, output } = await runTool('addons-linter', [folder, '--output', 'json']);
  const report = readReport(stdout);
  if (!report) throw new Error(`addons-linter did not answer with a report:\n${output}`);
  const findings = [...report.errors, ...report.warnings.filter(({ code }) => !accepted[code])];
  if (findings.length > 0) throw new Error(findings.map(describe).join('\n'));
}

function readReport(json: string): v.InferOutput<typeof Report> | undefined {
  try {
    return v.parse(Report, JSON.parse(json));
  } catch {
    return undefined;
  }
}

const describe = ({ code, message, file }: Finding) =>
  `${file ?? 'the build'}: ${code}: ${message}`;
