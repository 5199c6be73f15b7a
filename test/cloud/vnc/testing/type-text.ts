import type { RfbClient } from './rfb-client.ts';

/** The scancodes (XT set 1) of what the tests type. */
const SCANCODES = new Map<string, number>([
  ...keysFrom(0x02, '1234567890-='),
  ...keysFrom(0x10, 'qwertyuiop[]'),
  ...keysFrom(0x1e, 'asdfghjkl'),
  ...keysFrom(0x2c, 'zxcvbnm,./'),
  [' ', 0x39],
  ['\n', 0x1c],
]);

const LEFT_SHIFT = 0x2a;

/** Types text as a person would: one key after the other, Shift held for capitals. */
export async function typeText(
  client: RfbClient,
  text: string,
  afterKey: () => Promise<unknown> = async () => {},
): Promise<void> {
  for (const character of text) {
    const scancode = SCANCODES.get(character.toLowerCase());
    if (scancode === undefined) throw new Error(`The tests have no key for "${character}".`);
    const isCapital = character !== character.toLowerCase();
    if (isCapital) client.scancode(LEFT_SHIFT, true);
    client.scancode(scancode, true);
    client.scancode(scancode, false);
    if (isCapital) client.scancode(LEFT_SHIFT, false);
    await afterKey();
  }
}

function keysFrom(first: number, characters: string): [string, number][] {
  return [...characters].map((character, i) => [character, first + i]);
}
