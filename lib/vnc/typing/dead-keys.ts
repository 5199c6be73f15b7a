/** A dead key, as the combining character that it gives, and the key after it. */
export interface DeadSequence {
  dead: string;
  base: string;
}

/** X11's dead keys: name, keysym, and the combining character that a key press after them gets. */
export const DEAD_KEYS: readonly (readonly [name: string, keysym: number, combining: string])[] = [
  ['dead_grave', 0xfe50, '\u0300'],
  ['dead_acute', 0xfe51, '\u0301'],
  ['dead_circumflex', 0xfe52, '\u0302'],
  ['dead_tilde', 0xfe53, '\u0303'],
  ['dead_macron', 0xfe54, '\u0304'],
  ['dead_breve', 0xfe55, '\u0306'],
  ['dead_abovedot', 0xfe56, '\u0307'],
  ['dead_diaeresis', 0xfe57, '\u0308'],
  ['dead_abovering', 0xfe58, '\u030a'],
  ['dead_doubleacute', 0xfe59, '\u030b'],
  ['dead_caron', 0xfe5a, '\u030c'],
  ['dead_cedilla', 0xfe5b, '\u0327'],
  ['dead_ogonek', 0xfe5c, '\u0328'],
];

/**
 * What a dead key and Space give on Linux, X11 and Windows alike. They disagree on the acute and the
 * diaeresis, which every layout has as quotes anyway.
 */
export const SPACING: ReadonlyMap<string, DeadSequence> = new Map([
  ['`', { dead: '\u0300', base: ' ' }],
  ['^', { dead: '\u0302', base: ' ' }],
  ['~', { dead: '\u0303', base: ' ' }],
]);

const KEYSYMS = new Map(DEAD_KEYS.map(([, keysym, combining]) => [combining, keysym]));

export const keysymOfDeadKey = (combining: string): number | undefined => KEYSYMS.get(combining);

/** A letter with one mark, taken apart: `é` is an acute and an `e`. */
export function decompose(character: string): DeadSequence | undefined {
  const [base, dead, ...more] = Array.from(character.normalize('NFD'));
  if (base === undefined || dead === undefined || more.length > 0) return undefined;
  return { dead, base };
}
