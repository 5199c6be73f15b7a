import type { Problem } from '../../problem.ts';
import { hideSecrets } from './hide.ts';
import type { Note, Outcome, SkipReason } from './outcome.ts';

/** A list in the console whose rows were not recognised: its structure alone. */
interface UnknownList {
  path: string;
  tables: number;
  rows: number;
  heads: number;
  links: number;
}

export interface ReportParts {
  /** Milliseconds since the epoch. */
  at: number;
  extensionVersion: string;
  browser: string;
  regionId: string;
  instanceId: string;
  accountId: string | undefined;
  steps: readonly { id: string; outcome: Outcome | undefined }[];
  unknownLists: readonly UnknownList[];
  /** Other values that must not be in it. */
  secrets: readonly string[];
}

/** Where a line is cut: a server may say as much as it likes. */
const LINE_MAX = 400;

/** The report for an issue. In English whatever the browser speaks, since others read it. */
export function reportText(parts: ReportParts): string {
  const lines = [
    'Quick VNC diagnosis',
    `date       ${new Date(parts.at).toISOString()}`,
    `extension  ${parts.extensionVersion}`,
    `browser    ${parts.browser}`,
    `account    ${parts.accountId ?? 'unknown'}`,
    `instance   ${parts.instanceId} in ${parts.regionId}`,
    '',
    ...table(parts.steps.map(({ id, outcome }) => [id, ...cellsOf(outcome)])),
    ...(parts.unknownLists.length > 0 ? ['', 'Unrecognised lists in the console'] : []),
    ...parts.unknownLists.map(
      ({ path, tables, rows, heads, links }) =>
        `${path}: ${tables} tables, ${rows} rows, ${heads} heads, ${links} links`,
    ),
  ];
  const ids = [parts.instanceId, parts.accountId ?? ''];
  return lines
    .map((line) => hideSecrets(oneLine(line), ids, parts.secrets).slice(0, LINE_MAX))
    .join('\n');
}

const SKIPPED: Record<SkipReason, string> = {
  'needs-earlier': 'an earlier step has to work first',
  'not-allowed': 'the permission was not given',
  stopped: 'stopped',
};

const NOTES: Record<Note, string> = {
  'keys-extended': 'QEMU extended key events',
  'keys-keysyms': 'keysyms only',
  'answer-size': "answered with the screen's size first",
  'answer-picture': 'answered with the picture',
  'nothing-acknowledged': 'nothing acknowledged',
};

function cellsOf(outcome: Outcome | undefined): [string, string] {
  switch (outcome?.state) {
    case undefined:
      return ['-', ''];
    case 'running':
      return ['running', ''];
    case 'ok':
      return ['ok', join(outcome.value, outcome.note && NOTES[outcome.note])];
    case 'failed':
      return ['FAILED', join(...problemParts(outcome.problem), outcome.value)];
    case 'skipped':
      return ['skipped', SKIPPED[outcome.why]];
  }
}

const problemParts = ({ kind, code, action, host, requestId, reason }: Problem) => [
  kind,
  code,
  action,
  host,
  requestId && `request ${requestId}`,
  reason && `"${reason}"`,
];

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ');

function table(rows: readonly [string, string, string][]): string[] {
  const width = Math.max(0, ...rows.map(([id]) => id.length));
  return rows.map(([id, state, rest]) =>
    `${id.padEnd(width)}  ${state.padEnd(7)}  ${rest}`.trimEnd(),
  );
}

/** A server's line break must not make a line of ours. */
const oneLine = (line: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  line.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
