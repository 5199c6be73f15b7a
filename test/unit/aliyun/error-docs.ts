import { readFileSync } from 'node:fs';

/** What `docs/errors.md` says, read from its tables. */

const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

interface Table {
  head: string[];
  rows: string[][];
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

/** Each table is a run of lines that begin with a bar: its head, a rule, its rows. */
const tables: Table[] = [...text.matchAll(/(?:^\|.*\|\n?)+/gm)].map(([block]) => {
  const [head = [], , ...rows] = block.trim().split('\n').map(cellsOf);
  return { head, rows };
});

/** The rows of all tables that begin with a column of that name, each by its columns' names. */
function rowsOf(firstColumn: string, secondColumn?: string): Record<string, string>[] {
  return tables
    .filter(({ head }) => head[0] === firstColumn && (!secondColumn || head[1] === secondColumn))
    .flatMap(({ head, rows }) =>
      rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))),
    );
}

export interface DocumentedCode {
  code: string;
  kind: string;
  /** The rule by which it is called again, or `no`. */
  again: string;
}

export const documentedCodes: DocumentedCode[] = rowsOf('Code').map(
  ({ Code = '', Kind = '', Again = '' }) => ({ code: Code, kind: Kind, again: Again }),
);

/** Failures without a code, by kind. */
export const documentedKinds = new Map(
  rowsOf('Kind', 'What happened').map(({ Kind = '', Again = '' }) => [Kind, Again]),
);

/** By action: whether it is a read, its deadline, and what becomes of each rule: `2 in 0 s`. */
export const documentedActions = new Map(
  rowsOf('Action').map(({ Action = '', ...rest }) => [Action, rest]),
);
