import { expect, test } from 'vitest';
import { chooseProfile } from '../../../lib/profiles/choose.ts';
import type { ProfileSummary } from '../../../lib/profiles/profile.ts';

const profile = (id: string): ProfileSummary => ({
  id,
  name: id,
  colour: 'grey',
  regionIds: ['cn-hangzhou'],
  source: { mode: 'AK', accessKeyId: 'LTAI5tExampleKeyId01' },
});
const profiles = [profile('a'), profile('b'), profile('c')];

test.each([
  ['the one that is asked for', { profileId: 'c', lastUsedId: 'b' }, 'c'],
  ['the one that was used last', { lastUsedId: 'b' }, 'b'],
  ['the default, where the last used one is gone', { lastUsedId: 'gone' }, 'a'],
  ['the default, where nothing is known', {}, 'a'],
])('takes %s', (_, wish, expected) => {
  expect(chooseProfile({ profiles, defaultId: 'a' }, wish).id).toBe(expected);
});

test('never takes another profile than the one that is asked for', () => {
  expect(() => chooseProfile({ profiles, defaultId: 'a' }, { profileId: 'gone' })).toThrow(
    expect.objectContaining({ problem: { kind: 'no-profile' } }),
  );
});

test('without any profile it says so', () => {
  expect(() => chooseProfile({ profiles: [] }, {})).toThrow(
    expect.objectContaining({ problem: { kind: 'no-profile' } }),
  );
});
