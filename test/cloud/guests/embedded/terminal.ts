import { CELL_HEIGHT, CELL_WIDTH, hasDot } from './font.ts';
import type { Framebuffer } from './framebuffer.ts';

export const COLUMNS = 80;
export const ROWS = 25;

const INK = 0xaaaaaa;
const PAPER = 0x000000;
/** The cursor is an underline, as on a VGA console; it does not blink, so a still screen is silent. */
const CURSOR_TOP = CELL_HEIGHT - 2;

/** 80x25 characters painted into a framebuffer, with a cursor and scrolling. */
export interface Terminal {
  /** Writes text at the cursor; `\n` starts a new line. */
  print(text: string): void;
  /** Takes back the last character before the cursor, over line ends too. */
  backspace(): void;
  clear(): void;
}

export function createTerminal(
  framebuffer: Framebuffer,
  origin: { x: number; y: number },
): Terminal {
  let lines = emptyLines();
  let row = 0;
  let column = 0;

  function drawCells(top: number, bottom: number, left: number, right: number): void {
    framebuffer.paint(
      {
        x: origin.x + left * CELL_WIDTH,
        y: origin.y + top * CELL_HEIGHT,
        width: (right - left) * CELL_WIDTH,
        height: (bottom - top) * CELL_HEIGHT,
      },
      (x, y) => {
        const atRow = top + Math.floor(y / CELL_HEIGHT);
        const atColumn = left + Math.floor(x / CELL_WIDTH);
        const isCursor = atRow === row && atColumn === column && y % CELL_HEIGHT >= CURSOR_TOP;
        const character = lines[atRow]?.[atColumn] ?? ' ';
        return isCursor || hasDot(character, x % CELL_WIDTH, y % CELL_HEIGHT) ? INK : PAPER;
      },
    );
  }

  const drawAll = () => drawCells(0, ROWS, 0, COLUMNS);
  const drawCell = (atRow: number, atColumn: number) =>
    drawCells(atRow, atRow + 1, atColumn, atColumn + 1);

  /** Moves the cursor, scrolling where it would leave the screen, and repaints its two cells. */
  function moveTo(newRow: number, newColumn: number): void {
    const before = { row, column };
    column = newColumn;
    if (newRow < ROWS) {
      row = newRow;
      drawCell(before.row, before.column);
      drawCell(row, column);
      return;
    }
    lines = [...lines.slice(1), emptyLine()];
    row = ROWS - 1;
    drawAll();
  }

  function put(character: string): void {
    const line = lines[row];
    if (line) line[column] = character;
    if (column + 1 < COLUMNS) moveTo(row, column + 1);
    else moveTo(row + 1, 0);
  }

  return {
    print(text) {
      for (const character of text) {
        if (character === '\n') moveTo(row + 1, 0);
        else put(character);
      }
    },
    backspace() {
      if (row === 0 && column === 0) return;
      if (column > 0) moveTo(row, column - 1);
      else moveTo(row - 1, COLUMNS - 1);
      const line = lines[row];
      if (line) line[column] = ' ';
      drawCell(row, column);
    },
    clear() {
      lines = emptyLines();
      row = 0;
      column = 0;
      drawAll();
    },
  };
}

function emptyLine(): string[] {
  return new Array<string>(COLUMNS).fill(' ');
}

function emptyLines(): string[][] {
  return Array.from({ length: ROWS }, emptyLine);
}
