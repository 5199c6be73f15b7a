import { computed, signal } from '@preact/signals';
import type { Problem } from '../../lib/problem.ts';
import type { BrokenFile } from '../../lib/profiles/import/broken-file.ts';
import { FILE_MAX } from '../../lib/profiles/import/file-max.ts';
import type { ImportRow } from '../../lib/profiles/import/import-row.ts';
import type { Ask } from '../shared/ask.ts';

/** Why there is no preview. */
export type ImportFailure =
  | { kind: 'too-large' }
  /** The browser did not let us read it. */
  | { kind: 'unreadable-file' }
  | { kind: 'unreadable-clipboard' }
  | { kind: 'broken'; broken: BrokenFile }
  /** It is fine, and holds no profile. */
  | { kind: 'empty' }
  /** What was previewed is not kept any more. */
  | { kind: 'gone' }
  | { kind: 'problem'; problem: Problem };

export type ImportState = ReturnType<typeof createImportState>;

/**
 * An import from the first click to its end. The text of a file passes through on its way to the
 * background and is kept nowhere here.
 * @param close ends it; told how many profiles came in
 */
export function createImportState(ask: Ask, close: (imported: number) => void) {
  const phase = signal<'choosing' | 'reading' | 'previewing' | 'importing'>('choosing');
  const failure = signal<ImportFailure>();
  const rows = signal<readonly ImportRow[]>([]);
  const chosen = signal<ReadonlySet<number>>(new Set());
  let planId: string | undefined;

  const fail = (why: ImportFailure) => {
    failure.value = why;
    phase.value = 'choosing';
  };

  async function plan(text: string): Promise<void> {
    if (text.length > FILE_MAX) return fail({ kind: 'too-large' });
    const answer = await ask('profiles.planImport', { text });
    if (!answer.ok) return fail({ kind: 'problem', problem: answer.problem });
    if (answer.value.state === 'broken') {
      return fail({ kind: 'broken', broken: answer.value.broken });
    }
    if (answer.value.rows.length === 0) return fail({ kind: 'empty' });
    ({ planId } = answer.value);
    rows.value = answer.value.rows;
    chosen.value = new Set(answer.value.rows.filter(isWorthIt).map(({ index }) => index));
    phase.value = 'previewing';
  }

  async function read(text: Promise<string>, otherwise: ImportFailure): Promise<void> {
    if (phase.value !== 'choosing') return;
    failure.value = undefined;
    phase.value = 'reading';
    await text.then(plan, () => fail(otherwise));
  }

  /** Reads what was chosen or dropped. */
  async function readFile(file: Blob): Promise<void> {
    // A megabyte of any encoding has fewer characters; more is not even read.
    if (file.size > FILE_MAX) fail({ kind: 'too-large' });
    else await read(file.text(), { kind: 'unreadable-file' });
  }

  /** Reads what the clipboard gives. */
  const readClipboard = (text: Promise<string>): Promise<void> =>
    read(text, { kind: 'unreadable-clipboard' });

  function toggle(index: number): void {
    chosen.value = chosen.value.has(index)
      ? without(chosen.value, index, rows.value)
      : withSources(chosen.value, index, rows.value);
  }

  async function confirm(): Promise<void> {
    if (phase.value !== 'previewing' || !planId || chosen.value.size === 0) return;
    failure.value = undefined;
    phase.value = 'importing';
    const answer = await ask('profiles.import', { planId, chosen: [...chosen.value] });
    if (!answer.ok) {
      failure.value = { kind: 'problem', problem: answer.problem };
      phase.value = 'previewing';
    } else if (answer.value.state === 'gone') {
      startOver();
      fail({ kind: 'gone' });
    } else {
      close(answer.value.count);
    }
  }

  /** Back to the choice of a file; the background forgets what it read. */
  function startOver(): void {
    if (planId) void ask('profiles.forgetImport', {});
    planId = undefined;
    rows.value = [];
    chosen.value = new Set();
    failure.value = undefined;
    phase.value = 'choosing';
  }

  function leave(): void {
    startOver();
    close(0);
  }

  const busy = computed(() => phase.value === 'reading' || phase.value === 'importing');
  return {
    phase,
    busy,
    failure,
    rows,
    chosen,
    readFile,
    readClipboard,
    toggle,
    confirm,
    startOver,
    leave,
  };
}

/** New profiles, and new credentials where the old ones do not last. */
const isWorthIt = ({ outcome, mode }: ImportRow): boolean =>
  outcome.kind === 'add' || (outcome.kind === 'update' && mode === 'StsToken');

/** Chooses a row, and those that its chain leads through. */
function withSources(
  chosen: ReadonlySet<number>,
  index: number,
  rows: readonly ImportRow[],
): ReadonlySet<number> {
  const all = new Set(chosen);
  for (let next: number | undefined = index; next !== undefined; next = rows[next]?.needs) {
    all.add(next);
  }
  return all;
}

/** Takes a row back, and those whose chain leads through it. */
function without(
  chosen: ReadonlySet<number>,
  index: number,
  rows: readonly ImportRow[],
): ReadonlySet<number> {
  const left = new Set(chosen);
  const gone = [index];
  // An array hands out what is added while it is walked.
  for (const source of gone) {
    left.delete(source);
    gone.push(...rows.filter(({ needs }) => needs === source).map((row) => row.index));
  }
  return left;
}
