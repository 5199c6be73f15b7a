import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProfileSummary } from '../../../lib/profiles/profile.ts';
import { fittingProfiles } from '../../../lib/viewers/fitting-profiles.ts';

const OURS = '1234567890123456';
const OTHERS = '2234567890123456';

const profile = (id: string, accountId?: string): ProfileSummary => ({
  id,
  name: id,
  colour: 'grey',
  regionIds: ['cn-hangzhou'],
  source: { mode: 'AK', accessKeyId: 'LTAI5tLocalCloudFull0001' },
  ...(accountId && { accountId }),
});

const work = profile('work', OURS);
const audit = profile('audit', OURS);
const home = profile('home', OTHERS);
const fresh = profile('fresh');

const ids = (profiles: ProfileSummary[]) => profiles.map(({ id }) => id);

test.each([
  ["the account's profile, and no other", [home, work, fresh], OURS, [], ['work']],
  ['what was never tested, when none is known to fit', [home, fresh], OURS, [], ['fresh']],
  ['none, when all belong to other accounts', [home], OURS, [], []],
  ['all of them, when nobody knows the account', [home, work], undefined, [], ['work', 'home']],
  ['the last used first', [work, audit], OURS, ['audit', 'work'], ['audit', 'work']],
  ['the default before what was never used', [audit, work], OURS, ['gone'], ['work', 'audit']],
])('fits: %s', (_what, profiles, accountId, lastUsed, expected) => {
  const fits = fittingProfiles({ profiles, defaultId: 'work' }, { accountId, lastUsed });
  expect(ids(fits)).toEqual(expected);
});

test('a profile that is known to be of another account never fits', () => {
  const accounts = fc.constantFrom(undefined, OURS, OTHERS);
  fc.assert(
    fc.property(fc.array(accounts), fc.array(fc.nat(9).map(String)), (all, lastUsed) => {
      const profiles = all.map((accountId, index) => profile(String(index), accountId));
      const fits = fittingProfiles({ profiles }, { accountId: OURS, lastUsed });
      expect(fits.some(({ accountId }) => accountId === OTHERS)).toBe(false);
      expect(new Set(ids(fits)).size).toBe(fits.length);
    }),
  );
});
