/** Runs of neighbouring keys of a US keyboard: first scancode (XT set 1), plain and shifted. */
const KEY_RUNS: [number, string, string][] = [
  [0x02, '1234567890-=', '!@#$%^&*()_+'],
  [0x10, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [0x1e, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [0x2b, '\\zxcvbnm,./', '|ZXCVBNM<>?'],
  [0x39, ' ', ' '],
];

const Scancode = {
  backspace: 0x0e,
  tab: 0x0f,
  enter: 0x1c,
  control: 0x1d,
  leftShift: 0x2a,
  rightShift: 0x36,
  alt: 0x38,
  capsLock: 0x3a,
  keypadDelete: 0x53,
  keypadEnter: 0x9c,
  rightControl: 0x9d,
  rightAlt: 0xb8,
  delete: 0xd3,
} as const;

const SPECIAL_KEYSYMS = new Map<number, number>([
  [0xff08, Scancode.backspace],
  [0xff09, Scancode.tab],
  [0xff0d, Scancode.enter],
  [0xffe1, Scancode.leftShift],
  [0xffe2, Scancode.rightShift],
  [0xffe3, Scancode.control],
  [0xffe4, Scancode.rightControl],
  [0xffe5, Scancode.capsLock],
  [0xffe9, Scancode.alt],
  [0xffea, Scancode.rightAlt],
  [0xff8d, Scancode.keypadEnter],
  [0xffff, Scancode.delete],
]);

const CHARACTERS = new Map<number, { plain: string; shifted: string }>();
const SCANCODES = new Map<string, number>();
for (const [first, plainKeys, shiftedKeys] of KEY_RUNS) {
  for (let i = 0; i < plainKeys.length; i++) {
    const key = { plain: plainKeys.charAt(i), shifted: shiftedKeys.charAt(i) };
    CHARACTERS.set(first + i, key);
    SCANCODES.set(key.plain, first + i);
    SCANCODES.set(key.shifted, first + i);
  }
}

/**
 * The key that carries a keysym on a US keyboard, for clients without scancodes. Shift is not
 * added, so a lone `A` types `a`: that is what QEMU does with plain key events (measured, 7.2).
 */
export function scancodeOfKeysym(keysym: number): number | undefined {
  return SPECIAL_KEYSYMS.get(keysym) ?? SCANCODES.get(String.fromCharCode(keysym));
}

/** What the keys mean to whoever reads the keyboard. `\n` is Enter, `\b` Backspace, `\t` Tab. */
export interface KeyboardListener {
  character(character: string): void;
  /** A letter pressed while Ctrl is held. */
  control(letter: string): void;
  controlAltDelete(): void;
}

/** A US keyboard: scancodes in, characters out, with Shift, CapsLock, Ctrl and Alt. */
export function createKeyboard(listener: KeyboardListener): {
  key(scancode: number, down: boolean): void;
} {
  const held = new Set<number>();
  let capsLock = false;
  const isHeld = (...scancodes: number[]) => scancodes.some((scancode) => held.has(scancode));

  function characterOf(scancode: number): string | undefined {
    if (scancode === Scancode.enter || scancode === Scancode.keypadEnter) return '\n';
    if (scancode === Scancode.backspace) return '\b';
    if (scancode === Scancode.tab) return '\t';
    const key = CHARACTERS.get(scancode);
    if (!key) return undefined;
    const shift = isHeld(Scancode.leftShift, Scancode.rightShift);
    const isLetter = /[a-z]/.test(key.plain);
    return shift !== (capsLock && isLetter) ? key.shifted : key.plain;
  }

  function pressed(scancode: number): void {
    if (scancode === Scancode.capsLock) {
      capsLock = !capsLock;
      return;
    }
    const control = isHeld(Scancode.control, Scancode.rightControl);
    const alt = isHeld(Scancode.alt, Scancode.rightAlt);
    const isDelete = scancode === Scancode.delete || scancode === Scancode.keypadDelete;
    if (control && alt && isDelete) {
      listener.controlAltDelete();
      return;
    }
    const character = characterOf(scancode);
    if (character === undefined || alt) return;
    if (control) listener.control(character.toLowerCase());
    else listener.character(character);
  }

  return {
    key(scancode, down) {
      if (!down) {
        held.delete(scancode);
        return;
      }
      // A key that is held repeats, except for CapsLock: its lock would flicker.
      const repeats = held.has(scancode);
      held.add(scancode);
      if (!(repeats && scancode === Scancode.capsLock)) pressed(scancode);
    },
  };
}
