// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { allRows, type RowParts, rowAround, rowsOf } from '../../../lib/console/row-parts.ts';

const table = (name: string) => `
  <table>
    <thead><tr id="${name}-heads"><th></th></tr></thead>
    <tbody>
      <tr id="${name}-0"><td data-next-table-row="0"></td></tr>
      <tr id="${name}-1"><td data-next-table-row="1"></td></tr>
    </tbody>
  </table>`;

/** Fusion's old table with locked columns, and another one below. */
const PAGE = `
  <div class="next-table-lock">
    <div>${table('main')}</div>
    <div class="next-table-lock-left">${table('left')}</div>
    <div class="next-table-lock-right">${table('right')}</div>
  </div>
  ${table('other')}`;

const ids = (rows: readonly RowParts[]) => rows.map((parts) => parts.map(({ id }) => id));

function elements(...names: string[]): Set<Element> {
  document.body.innerHTML = PAGE;
  return new Set(names.flatMap((name) => document.getElementById(name) ?? []));
}

test('copies of a row belong to it, those on top last, and other tables have rows of their own', () => {
  elements();
  const rows = ids(allRows(document));
  expect(rows).toContainEqual(['main-0', 'left-0', 'right-0']);
  expect(rows).toContainEqual(['main-1', 'left-1', 'right-1']);
  expect(rows).toContainEqual(['left-heads']);
  expect(rows).toContainEqual(['other-1']);
  expect(rows).toHaveLength(8);
});

test.each([
  [['right-1'], [['main-1', 'left-1', 'right-1']]],
  [['right-0', 'main-0'], [['main-0', 'left-0', 'right-0']]],
  [['other-0'], [['other-0']]],
  [['left-heads'], [['left-heads']]],
])('of %j the rows are %j', (some, rows) => {
  expect(ids(rowsOf(elements(...some)))).toEqual(rows);
});

test('an element is in the row around it, and outside of rows in none', () => {
  const [cell] = [...elements('right-1')].map(({ firstElementChild }) => firstElementChild);
  expect(ids([rowAround(cell as Element) ?? [document.body]])).toEqual([
    ['main-1', 'left-1', 'right-1'],
  ]);
  expect(rowAround(document.body)).toBeUndefined();
});
