import { expect, test } from 'vitest';
import { moveInGrid } from '../../../../components/wall/grid-keys.ts';

const key = (name: string, more = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

// 0 1 2
// 3 4 5
// 6
test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 3],
  ['ArrowRight', 6, undefined],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 3, 6],
  ['ArrowDown', 4, undefined],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 2, undefined],
  ['Home', 4, 0],
  ['End', 1, 6],
  ['a', 1, undefined],
])('%s from tile %i of seven in three columns: %s', (name, current, target) => {
  expect(moveInGrid(key(name), current, 7, 3)).toBe(target);
});

test.each(['ctrlKey', 'metaKey', 'altKey', 'shiftKey'])('with %s a key is not ours', (modifier) => {
  expect(moveInGrid(key('ArrowRight', { [modifier]: true }), 0, 7, 3)).toBeUndefined();
});
