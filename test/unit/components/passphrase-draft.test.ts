import { expect, test } from 'vitest';
import { checkPassphrase } from '../../../components/options/passphrase-draft.ts';

const good = { current: 'before', passphrase: 'twelve chars', repeated: 'twelve chars' };

test.each([
  ['a good entry', good, {}],
  [
    'one that is too short',
    { ...good, passphrase: 'eleven char', repeated: '' },
    { passphrase: 'short' },
  ],
  ['a repetition that differs', { ...good, repeated: 'twelve charz' }, { repeated: 'different' }],
  ['a missing current one', { ...good, current: '' }, { current: 'missing' }],
  ['letters alone', { ...good, passphrase: 'aaaaaaaaaaaa', repeated: 'aaaaaaaaaaaa' }, {}],
])('%s', (_, draft, errors) => {
  expect(checkPassphrase(draft, true)).toEqual(errors);
});

test('without a passphrase before, none is asked for', () => {
  expect(checkPassphrase({ ...good, current: '' }, false)).toEqual({});
});
