import type { Stroke } from './layout.ts';

/** One key going down or up, as the server is told of it. */
export interface KeyEvent {
  /** X11's name of the key's meaning: for servers that translate by it. */
  keysym: number;
  /** PC scancode, set 1, with 0xe0 as a high byte where it begins with that. */
  scancode: number;
  down: boolean;
}

type Key = Omit<KeyEvent, 'down'>;

const SHIFT: Key = { keysym: 0xffe1, scancode: 0x2a };
const CONTROL: Key = { keysym: 0xffe3, scancode: 0x1d };
const ALT_GR: Key = { keysym: 0xfe03, scancode: 0xe038 };
const CAPS_LOCK: Key = { keysym: 0xffe5, scancode: 0x3a };

/** All keys that change what others mean, Shift and AltGr among them. */
const MODIFIERS: readonly Key[] = [
  SHIFT,
  { keysym: 0xffe2, scancode: 0x36 },
  CONTROL,
  { keysym: 0xffe4, scancode: 0xe01d },
  { keysym: 0xffe9, scancode: 0x38 },
  ALT_GR,
  { keysym: 0xffeb, scancode: 0xe05b },
  { keysym: 0xffec, scancode: 0xe05c },
];

/** What is held between two characters. */
export interface Held {
  shift: boolean;
  altGr: boolean;
}

export const NOTHING_HELD: Held = { shift: false, altGr: false };

/** Lets every modifier go. QEMU drops the releases of keys that are not down. */
export const releaseModifiers = (): KeyEvent[] => MODIFIERS.map((key) => ({ ...key, down: false }));

/** Turns CapsLock over. */
export const tapCapsLock = (): KeyEvent[] => [
  { ...CAPS_LOCK, down: true },
  { ...CAPS_LOCK, down: false },
];

/** Ctrl+V, for a guest that pastes by itself. */
export function pasteShortcut(): KeyEvent[] {
  const v: Key = { keysym: 0x76, scancode: 0x2f };
  const down = [
    { ...CONTROL, down: true },
    { ...v, down: true },
  ];
  return [...down, { ...v, down: false }, { ...CONTROL, down: false }];
}

/** Changes what is held, with as few events as there can be. */
export function hold(from: Held, to: Held): KeyEvent[] {
  const change = (key: Key, was: boolean, is: boolean) =>
    was === is ? [] : [{ ...key, down: is }];
  return [...change(SHIFT, from.shift, to.shift), ...change(ALT_GR, from.altGr, to.altGr)];
}

/** The whole of one stroke, given what is held before it. Its modifiers stay down. */
export function press({ keysym, scancode, shift, altGr }: Stroke, held: Held): KeyEvent[] {
  return [
    ...hold(held, { shift, altGr }),
    { keysym, scancode, down: true },
    { keysym, scancode, down: false },
  ];
}
