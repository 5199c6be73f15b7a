import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListKey, moveInList } from '../../../components/popup/list-keys.ts';

const press = (key: string, more: Partial<ListKey> = {}): ListKey => ({
  key,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['PageDown', 3, 8],
  ['PageUp', 7, 2],
  ['Home', 3, 0],
  ['End', 3, 9],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageUp', 2, 0],
  ['PageDown', 8, 9],
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 0],
])('%s moves from %i to %i', (key, from, to) => {
  expect(moveInList(press(key), from, 10, 5)).toBe(to);
});

test.each([
  ['a letter', press('x')],
  ['Enter', press('Enter')],
  ['a key of the input method', press('ArrowDown', { isComposing: true })],
  ['the first key of an input method', press('ArrowDown', { keyCode: 229 })],
  ['a shortcut with Ctrl', press('Home', { ctrlKey: true })],
  ['a shortcut with Alt', press('ArrowUp', { altKey: true })],
  ['a key that selects text', press('End', { shiftKey: true })],
  ['a shortcut with the Command key', press('ArrowUp', { metaKey: true })],
])('%s does not move', (_, event) => {
  expect(moveInList(event, 3, 10, 5)).toBeUndefined();
});

test('nothing moves in an empty list', () => {
  expect(moveInList(press('ArrowDown'), -1, 0, 5)).toBeUndefined();
});

test('a move never leaves the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
  const place = fc
    .integer({ min: 1, max: 500 })
    .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: -1, max: length - 1 })));
  fc.assert(
    fc.property(keys, place, fc.integer({ min: 1, max: 50 }), (key, [length, current], rows) => {
      const target = moveInList(press(key), current, length, rows);
      expect(target).toBeGreaterThanOrEqual(0);
      expect(target).toBeLessThan(length);
    }),
  );
});
