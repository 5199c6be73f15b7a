import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ROW_HEIGHT,
  rowsInPage,
  rowsToDraw,
  scrollFor,
} from '../../../components/popup/list-window.ts';

const view = fc.record({ top: fc.nat({ max: 5_000_000 }), height: fc.nat({ max: 2000 }) });
const list = fc.nat({ max: 100_000 });

test('every row in view is drawn, in order, and not many more', () => {
  fc.assert(
    fc.property(view, list, fc.integer({ min: -1, max: 100_000 }), (at, count, active) => {
      const rows = rowsToDraw(at, count, active);
      const first = Math.floor(at.top / ROW_HEIGHT);
      const last = Math.min(count, Math.ceil((at.top + at.height) / ROW_HEIGHT));
      for (let row = first; row < last; row += 1) expect(rows).toContain(row);
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      expect(rows.length).toBeLessThan(at.height / ROW_HEIGHT + 12);
      if (active >= 0 && active < count) expect(rows).toContain(active);
      expect(rows.every((row) => row >= 0 && row < count)).toBe(true);
    }),
  );
});

test('a row is scrolled into view, and no further than that takes', () => {
  const height = ROW_HEIGHT * 4;
  expect(scrollFor({ top: 0, height }, 3)).toBe(0);
  expect(scrollFor({ top: 0, height }, 4)).toBe(ROW_HEIGHT);
  expect(scrollFor({ top: ROW_HEIGHT * 5, height }, 2)).toBe(ROW_HEIGHT * 2);
});

test('a page leaves one row as a mark, and is a row at least', () => {
  expect(rowsInPage(ROW_HEIGHT * 9 + 20)).toBe(8);
  expect(rowsInPage(0)).toBe(1);
});
