/** Rows that are drawn beyond the edges, so that a fast wheel meets no gap. */
const BEYOND = 4;

/** Before the list is measured: about what the popup shows. */
export const ROWS_AT_FIRST = 9;

/** The height of a row, px. The stylesheet's `--row` is the same. */
export const ROW_HEIGHT = 50;

interface View {
  /** How far it is scrolled, and how high it is, px. */
  top: number;
  height: number;
}

/** Which rows to draw: those in view and a few more, and always the active one, in order. */
export function rowsToDraw({ top, height }: View, count: number, active: number): number[] {
  const from = Math.max(0, Math.floor(top / ROW_HEIGHT) - BEYOND);
  const to = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + BEYOND);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (active < 0 || active >= count) return rows;
  // What the search box points at has to exist.
  if (active < from) return [active, ...rows];
  return active >= to ? [...rows, active] : rows;
}

/** Where to scroll, so that a row is in view: no further than it takes. */
export function scrollFor({ top, height }: View, row: number): number {
  const start = row * ROW_HEIGHT;
  if (start < top) return start;
  return Math.max(top, start + ROW_HEIGHT - height);
}

/** How many rows a page is; one row less than fits stays as a mark. */
export const rowsInPage = (height: number): number =>
  Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
