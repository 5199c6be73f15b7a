/** At build time only: what the extension carries of a package of 1.9 MB. */
import { type KeyMapDef, keyMaps, keysym_to_name, keysym2ucs } from '@kubevirt-ui-ext/vnc-keymaps';
import { DEAD_KEYS } from '../dead-keys.ts';
import { type LayoutTable, NOTHING } from '../layout.ts';

/** The package's names that are not what they stand for. */
const RENAMED: Readonly<Record<string, string>> = {
  cz: 'cs',
  // A language tag, so that browsers can say its name.
  bepo: 'fr-bepo',
};

/** Its `et` is Amharic, with eleven characters and under Estonian's name. */
const LEFT_OUT = ['et'];

/**
 * The keys that type characters. Not the keypad's, which depend on NumLock. 0x56 is the key beside
 * the left Shift; 0x73 and 0x7d are those that Japanese and Brazilian keyboards have more.
 */
const isCharacterKey = (scancode: number) =>
  (scancode >= 0x02 && scancode <= 0x0d) ||
  (scancode >= 0x10 && scancode <= 0x1b) ||
  (scancode >= 0x1e && scancode <= 0x35) ||
  [0x39, 0x56, 0x73, 0x7d].includes(scancode);

const combiningOf = new Map(DEAD_KEYS.map(([name, , combining]) => [name, combining]));
const keysymOf = new Map(keysym_to_name.map(([keysym, name]) => [name, keysym]));

/** Every layout's table, by a tag such as `de` or `fr-ch`. */
export function generateTables(): Record<string, LayoutTable> {
  const layouts = Object.entries(keyMaps).filter(([name]) => !LEFT_OUT.includes(name));
  return Object.fromEntries(
    layouts.map(([name, { map }]) => [RENAMED[name] ?? name, tableOf(map)]),
  );
}

function tableOf(map: KeyMapDef['map']): LayoutTable {
  const table: Record<number, string[]> = {};
  for (const [name, scancode, ...rest] of map) {
    const modifiers: readonly string[] = rest;
    const character = characterOf(name);
    if (character === undefined || !isCharacterKey(scancode)) continue;
    if (modifiers.includes('numlock') || modifiers.includes('control')) continue;
    const level = (modifiers.includes('shift') ? 1 : 0) + (modifiers.includes('altgr') ? 2 : 0);
    table[scancode] ??= [];
    table[scancode][level] ??= character;
  }
  return Object.fromEntries(Object.entries(table).map(([key, levels]) => [key, joined(levels)]));
}

function joined(levels: readonly string[]): string {
  return Array.from(levels, (character) => character ?? NOTHING).join('');
}

/** By X11's name of a key's meaning: `at`, `U2026`, `dead_acute`. Undefined for Escape and the like. */
function characterOf(name: string): string | undefined {
  const dead = combiningOf.get(name);
  if (dead !== undefined) return dead;
  const unicode = /^U([0-9A-F]{4,6})$/.exec(name)?.[1];
  const keysym = keysymOf.get(name);
  const point = unicode ? Number.parseInt(unicode, 16) : keysym2ucs(keysym ?? 0);
  return point >= 0x20 && point !== 0x7f ? String.fromCodePoint(point) : undefined;
}
