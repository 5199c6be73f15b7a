interface Keyboard {
  press(key: string): Promise<void>;
  down(key: string): Promise<void>;
  up(key: string): Promise<void>;
}

interface Stroke {
  character: string;
  /** The physical key, as `KeyboardEvent.code` names it. */
  code: string;
  shift: boolean;
}

/** Which key of a US keyboard gives which characters, alone and with Shift. */
const symbolKeys: Record<string, string> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};

/** What Shift makes of the digits 0 to 9. */
const shiftedDigits = ')!@#$%^&*(';

const strokes: Stroke[] = [
  { character: ' ', code: 'Space', shift: false },
  { character: '\n', code: 'Enter', shift: false },
  { character: '\t', code: 'Tab', shift: false },
  ...Object.entries(symbolKeys).flatMap(([code, pair]) => strokePair(code, pair)),
  ...Array.from(shiftedDigits).flatMap((symbol, digit) =>
    strokePair(`Digit${digit}`, `${digit}${symbol}`),
  ),
  ...Array.from('abcdefghijklmnopqrstuvwxyz').flatMap((letter) =>
    strokePair(`Key${letter.toUpperCase()}`, letter + letter.toUpperCase()),
  ),
];

function strokePair(code: string, pair: string): Stroke[] {
  return Array.from(pair).map((character, index) => ({ character, code, shift: index === 1 }));
}

const strokeOf = new Map(strokes.map((stroke) => [stroke.character, stroke]));

/** The keys that a person with a US keyboard presses for this text. Throws for any other character. */
export function strokesFor(text: string): Stroke[] {
  return Array.from(text).map((character) => {
    const stroke = strokeOf.get(character);
    if (!stroke) throw new Error(`A US keyboard has no key for ${JSON.stringify(character)}.`);
    return stroke;
  });
}

/**
 * Types into a VM, through Chromium. QEMU hears of physical keys and its guest gives them a meaning,
 * so the driver must press what a person would press: its own `type()` sends an `A` without Shift,
 * which arrives as `a`.
 */
export function typeIntoVm(keyboard: Keyboard, text: string): Promise<void> {
  return press(keyboard, text, ({ code }) => code);
}

/** The same through Firefox: WebDriver BiDi knows a key by its character, and works out the code. */
export function typeIntoVmInFirefox(keyboard: Keyboard, text: string): Promise<void> {
  return press(keyboard, text, ({ character }) => (character === '\t' ? 'Tab' : character));
}

async function press(
  keyboard: Keyboard,
  text: string,
  nameOf: (stroke: Stroke) => string,
): Promise<void> {
  for (const stroke of strokesFor(text)) {
    if (stroke.shift) await keyboard.down('ShiftLeft');
    await keyboard.press(nameOf(stroke));
    if (stroke.shift) await keyboard.up('ShiftLeft');
  }
}
