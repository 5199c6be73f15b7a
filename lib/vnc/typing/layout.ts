import { decompose, keysymOfDeadKey, SPACING } from './dead-keys.ts';

/** What each key gives: alone, with Shift, with AltGr, with both. `NOTHING` where it gives nothing. */
export type LayoutTable = Readonly<Record<number, string>>;

export const NOTHING = '\0';

/** One key press, with what must be held meanwhile. */
export interface Stroke {
  /** PC scancode, set 1. */
  scancode: number;
  /** X11's name of what the key gives. */
  keysym: number;
  shift: boolean;
  altGr: boolean;
}

/** A keyboard layout of a guest. */
export interface Layout {
  /** The keys to press for one character, one after another; undefined if there are none. */
  strokesFor(character: string): readonly Stroke[] | undefined;
}

/** The key beside the left Shift: a PC keyboard may lack it, and Windows gives it other characters. */
const KEY_102 = 0x56;

const ENTER: Stroke = { scancode: 0x1c, keysym: 0xff0d, shift: false, altGr: false };
const TAB: Stroke = { scancode: 0x0f, keysym: 0xff09, shift: false, altGr: false };

/** Makes a layout of its table. Dead keys stand in it as the combining characters that they give. */
export function createLayout(table: LayoutTable): Layout {
  const keys = new Map<string, Stroke>();
  for (const { character, stroke } of keysOf(table)) {
    if (!keys.has(character)) keys.set(character, stroke);
  }
  const known = new Map<string, readonly Stroke[] | undefined>([
    ['\n', [ENTER]],
    ['\t', [TAB]],
  ]);

  function find(character: string): readonly Stroke[] | undefined {
    const key = keys.get(character);
    if (key) return [key];
    const parts = SPACING.get(character) ?? decompose(character);
    const dead = parts && keys.get(parts.dead);
    const base = parts && keys.get(parts.base);
    return dead && base && [dead, base];
  }

  return {
    strokesFor(character) {
      if (!known.has(character)) known.set(character, find(character));
      return known.get(character);
    },
  };
}

/** The keys with fewest to hold come first, and those that every keyboard has. */
function keysOf(table: LayoutTable): { character: string; stroke: Stroke }[] {
  return Object.entries(table)
    .flatMap(([code, levels]) =>
      Array.from(levels, (character, level) => ({ character, level, scancode: Number(code) })),
    )
    .filter(({ character }) => character !== NOTHING)
    .sort((a, b) => cost(a) - cost(b))
    .map(({ character, level, scancode }) => ({
      character,
      stroke: {
        scancode,
        keysym: keysymOfDeadKey(character) ?? keysymOf(character),
        shift: (level & 1) !== 0,
        altGr: (level & 2) !== 0,
      },
    }));
}

function cost({ scancode, level }: { scancode: number; level: number }): number {
  return (scancode === KEY_102 ? 4 : 0) + level;
}

/** X11 names Latin-1 by its code points, and everything else by a range of its own for Unicode. */
function keysymOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x100 ? point : 0x1000000 + point;
}
