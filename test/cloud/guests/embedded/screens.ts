import type { GuestPlan } from '../../types.ts';
import { CELL_HEIGHT, CELL_WIDTH } from './font.ts';
import { createFramebuffer, type Framebuffer } from './framebuffer.ts';
import { COLUMNS, createTerminal, ROWS, type Terminal } from './terminal.ts';

const TERMINAL_SIZE = { width: COLUMNS * CELL_WIDTH, height: ROWS * CELL_HEIGHT };
const DESKTOP_SIZE = { width: 1024, height: 768 };
const TILE = 32;
const TILE_COLORS = [0x1d4e6b, 0x205878] as const;

/** A machine's picture with the terminal in it: all of a text screen, a window of a graphical one. */
export interface Screen {
  framebuffer: Framebuffer;
  terminal: Terminal;
  /** Paints everything as it is when the machine starts. */
  reset(): void;
  /** Paints everything black, as a machine without power is. */
  blank(): void;
}

export function createScreen(kind: GuestPlan['screen']): Screen {
  const size = kind === 'text' ? TERMINAL_SIZE : DESKTOP_SIZE;
  const framebuffer = createFramebuffer(size.width, size.height);
  const terminal = createTerminal(framebuffer, {
    x: (size.width - TERMINAL_SIZE.width) / 2,
    y: (size.height - TERMINAL_SIZE.height) / 2,
  });
  const everything = { x: 0, y: 0, ...size };
  return {
    framebuffer,
    terminal,
    reset() {
      if (kind === 'graphics') framebuffer.paint(everything, checkerboard);
      terminal.clear();
    },
    blank() {
      framebuffer.paint(everything, () => 0);
    },
  };
}

function checkerboard(x: number, y: number): number {
  const isDark = (Math.floor(x / TILE) + Math.floor(y / TILE)) % 2 === 0;
  return isDark ? TILE_COLORS[0] : TILE_COLORS[1];
}
