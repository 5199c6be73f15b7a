import { type KeyMapDef, keyMaps, keysym_to_name } from '@kubevirt-ui-ext/vnc-keymaps';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLayout, type LayoutTable } from '../../../../lib/vnc/typing/layout.ts';
import { DEFAULT_LAYOUT, LAYOUT_TAGS, loadLayout } from '../../../../lib/vnc/typing/layouts.ts';
import { generateTables } from '../../../../lib/vnc/typing/tables/generate.ts';

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));
const LATIN_1 = [
  ...ASCII,
  ...Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)),
];
/** Layouts of scripts of their own: who types Latin letters there switches to another layout. */
const OTHER_SCRIPTS = ['ar', 'mk', 'ru', 'th'];

const tables = Object.entries(generateTables());

const latin = tables.filter(([tag]) => !OTHER_SCRIPTS.includes(tag));

test.each(latin)('%s has keys for all printable ASCII', (_, table) => {
  const layout = createLayout(table);
  expect(ASCII.filter((character) => !layout.strokesFor(character))).toEqual([]);
});

test.each(tables)('%s presses for Latin-1 keys that the package has for it', (tag, table) => {
  const layout = createLayout(table);
  for (const character of LATIN_1) {
    const [stroke, ...more] = layout.strokesFor(character) ?? [];
    if (!stroke || more.length > 0) continue;
    const { scancode, shift, altGr } = stroke;
    expect(keysOf(tag, character)).toContainEqual({ scancode, shift, altGr });
  }
});

test('the key that not every keyboard has is taken only for what is nowhere else', () => {
  expect(createLayout(tableOf('en-us')).strokesFor('<')).toEqual([
    { scancode: 0x33, keysym: 0x3c, shift: true, altGr: false },
  ]);
  expect(createLayout(tableOf('de')).strokesFor('<')?.[0]?.scancode).toBe(0x56);
});

test('dead keys make accents, and with Space the characters that have no key', () => {
  const spanish = createLayout(tableOf('es'));
  expect(spanish.strokesFor('é')?.map(({ keysym }) => keysym)).toEqual([0xfe51, 0x65]);
  expect(spanish.strokesFor('^')?.map(({ keysym }) => keysym)).toEqual([0xfe52, 0x20]);
});

test('Enter and Tab are in every layout; what no keyboard types is in none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...tables.map(([, table]) => table)), (table) => {
      const layout = createLayout(table);
      expect(layout.strokesFor('\n')?.[0]?.scancode).toBe(0x1c);
      expect(layout.strokesFor('\t')?.[0]?.scancode).toBe(0x0f);
      for (const character of ['\0', '\u0007', '你', '🙂']) {
        expect(layout.strokesFor(character)).toBeUndefined();
      }
    }),
  );
});

test('there are 25 layouts and more, and all of them weigh less than 60 kB', () => {
  expect(tables.length).toBeGreaterThanOrEqual(25);
  // As they are built: everything that is not ASCII is written as an escape.
  const built = JSON.stringify(tables).replaceAll(/[^\x20-\x7e]/g, '\\u0000');
  expect(built.length).toBeLessThan(60_000);
});

test('one that is not known gives way to the default', async () => {
  expect(LAYOUT_TAGS).toContain(DEFAULT_LAYOUT);
  expect((await loadLayout('xx')).strokesFor('y')?.[0]?.scancode).toBe(0x15);
  expect((await loadLayout('de')).strokesFor('y')?.[0]?.scancode).toBe(0x2c);
  expect((await loadLayout('constructor')).strokesFor('y')?.[0]?.scancode).toBe(0x15);
});

/** All that the package has for a character, which in Latin-1 is its own keysym. */
function keysOf(tag: string, character: string) {
  const names = keysym_to_name
    .filter(([keysym]) => keysym === character.charCodeAt(0))
    .map(([, name]) => name);
  const maps: Record<string, KeyMapDef> = { ...keyMaps, cs: keyMaps.cz, 'fr-bepo': keyMaps.bepo };
  return (maps[tag]?.map ?? [])
    .filter(([name]) => names.includes(name))
    .map(([, scancode, ...modifiers]: readonly [string, number, ...string[]]) => ({
      scancode,
      shift: modifiers.includes('shift'),
      altGr: modifiers.includes('altgr'),
    }));
}

function tableOf(tag: string): LayoutTable {
  return Object.fromEntries(tables)[tag] ?? {};
}
