import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where QEMU's package keeps what it knows of keyboard layouts. */
const QEMU_KEYMAPS = '/usr/share/qemu/keymaps';

/** QWERTZ, AZERTY, dead keys, digits with Shift, letters elsewhere; and what guests start with. */
export const KEYMAPS = ['en-us', 'de', 'fr', 'es', 'cz', 'tr'] as const;
export type Keymap = (typeof KEYMAPS)[number];

/** X11's names of the ASCII characters that are not their own names. */
const NAMES =
  'space exclam quotedbl numbersign dollar percent ampersand apostrophe parenleft parenright ' +
  'asterisk plus comma minus period slash colon semicolon less equal greater question at ' +
  'bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright ' +
  'asciitilde';
const SYMBOLS = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** The kernel's dead keys by their number (keyboard.h: KT_DEAD). */
const DEAD_KEYS = ['dead_grave', 'dead_acute', 'dead_circumflex', 'dead_tilde', 'dead_diaeresis'];

const LATIN = 0x0000;
const LETTER = 0x0b00;
const DEAD = 0x0400;
const HOLE = 0x0200;

/** Keys that are the same in every layout, by the kernel's keycode. */
const CONSTANT: Readonly<Record<number, number>> = {
  1: 0x001b,
  14: 0x007f,
  15: 0x0009,
  28: 0x0201, // Enter
  29: 0x0702, // Ctrl
  42: 0x0700, // Shift
  54: 0x0700,
  56: 0x0703, // Alt
  58: 0x0207, // CapsLock
  97: 0x0702,
  100: 0x0701, // AltGr
};

const KEYS = 128;
const TABLES = 256;
/** Alone, with Shift, with AltGr, with both: the kernel's tables 0 to 3. */
const LEVELS = 4;
/** Set 1 and the kernel's keycodes are the same up to here; layouts have nothing of theirs beyond. */
const LAST_KEY = 0x58;

/** One of QEMU's layouts for the guest's console, in the form that busybox's loadkmap takes. */
export async function buildKeymap(name: Keymap): Promise<Buffer> {
  return writeKeymap(await readFile(join(QEMU_KEYMAPS, name), 'utf8'));
}

function writeKeymap(source: string): Buffer {
  const flags = Buffer.alloc(TABLES);
  flags.fill(1, 0, LEVELS);
  const tables = Array.from({ length: LEVELS }, () => new Uint16Array(KEYS).fill(HOLE));
  for (const { key, level, value } of source.split('\n').flatMap(readLine)) {
    const table = tables[level];
    if (table?.[key] === HOLE) table[key] = value;
  }
  for (const table of tables) {
    for (const [key, value] of Object.entries(CONSTANT)) table[Number(key)] = value;
  }
  return Buffer.concat([
    Buffer.from('bkeymap'),
    flags,
    ...tables.map(({ buffer }) => Buffer.from(buffer)),
  ]);
}

/** A line such as `exclam 0x02 shift`. */
function readLine(line: string): { key: number; level: number; value: number }[] {
  const [name = '', scancode, ...modifiers] = line.split(' ');
  const key = Number(scancode);
  const value = meaningOf(name);
  const isOurs = key > 1 && key <= LAST_KEY && !modifiers.includes('numlock');
  if (value === undefined || !isOurs) return [];
  const level = (modifiers.includes('shift') ? 1 : 0) + (modifiers.includes('altgr') ? 2 : 0);
  return [{ key, level, value }];
}

/** The kernel's word for a key's meaning; undefined for what these tests do not type. */
function meaningOf(name: string): number | undefined {
  if (/^[A-Za-z]$/.test(name)) return LETTER + name.charCodeAt(0);
  if (/^\d$/.test(name)) return LATIN + name.charCodeAt(0);
  const symbol = SYMBOLS[NAMES.split(' ').indexOf(name)];
  if (symbol !== undefined) return LATIN + symbol.charCodeAt(0);
  const dead = DEAD_KEYS.indexOf(name);
  return dead < 0 ? undefined : DEAD + dead;
}
