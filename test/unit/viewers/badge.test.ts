import { expect, test } from 'vitest';
import { badgeOf } from '../../../lib/viewers/badge.ts';
import type { ViewerState } from '../../../lib/viewers/viewer-state.ts';

const many = (count: number, state: ViewerState) => Array<ViewerState>(count).fill(state);

test.each<[string, ViewerState[], string]>([
  ['no viewer', [], ''],
  ['one that is opening', ['opening'], ''],
  ['two that are live', ['live', 'live', 'rests'], '2'],
  ['a live one and a lost one', ['live', 'lost'], '1!'],
  ['only a lost one', ['lost'], '!'],
  ['more than fit', many(120, 'live'), '99'],
  ['more than fit, and a lost one', [...many(120, 'live'), 'lost'], '99!'],
])('%s', (_, states, text) => {
  expect(badgeOf(states).text).toBe(text);
});

test('a lost viewer changes the colour, and the counts are told for the tooltip', () => {
  const calm = badgeOf(['live']);
  const warning = badgeOf(['live', 'lost', 'lost', 'opening']);
  expect(warning.colour).not.toBe(calm.colour);
  expect(warning).toMatchObject({ live: 1, lost: 2 });
});
