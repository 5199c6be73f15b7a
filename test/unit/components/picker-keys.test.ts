import { expect, test } from 'vitest';
import type { ListKey } from '../../../components/popup/list-keys.ts';
import { commandOf } from '../../../components/popup/picker-keys.ts';

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
const box = { isEmpty: false, hasSelection: false };

test.each([
  ['Enter', press('Enter'), 'open'],
  ['Ctrl+Enter', press('Enter', { ctrlKey: true }), 'open-another'],
  ["a Mac's Command+Enter", press('Enter', { metaKey: true }), 'open-another'],
  ['Ctrl+C', press('c', { ctrlKey: true }), 'copy-id'],
  ['Ctrl+C with Caps Lock', press('C', { ctrlKey: true }), 'copy-id'],
  ['Ctrl+P', press('p', { ctrlKey: true }), 'pin'],
  ['Ctrl+K', press('k', { ctrlKey: true }), 'menu'],
  ['the menu key', press('ContextMenu'), 'menu'],
  ['Shift+F10', press('F10', { shiftKey: true }), 'menu'],
  ['Escape', press('Escape'), 'clear'],
])('%s is a command', (_, event, command) => {
  expect(commandOf(event, box)).toBe(command);
});

test.each([
  ['a letter', press('c'), box],
  ['Ctrl+C with something selected', press('c', { ctrlKey: true }), { ...box, hasSelection: true }],
  ['Escape in an empty box', press('Escape'), { ...box, isEmpty: true }],
  ["Ctrl+Shift+C, which is the browser's", press('C', { ctrlKey: true, shiftKey: true }), box],
  ['Ctrl+A', press('a', { ctrlKey: true }), box],
  ['Enter of an input method', press('Enter', { isComposing: true }), box],
  ['the first key of an input method', press('Enter', { keyCode: 229 }), box],
  ['Alt+Enter', press('Enter', { altKey: true }), box],
])('%s is left alone', (_, event, state) => {
  expect(commandOf(event, state)).toBeUndefined();
});
