import { describe, expect, test } from 'vitest';
import {
  checkDraft,
  draftOf,
  type ProfileDraft,
} from '../../../components/options/profile-draft.ts';
import { profile } from './fake-ask.ts';

const good: ProfileDraft = {
  ...draftOf(undefined),
  name: 'production',
  accessKeyId: 'LTAI5tExampleKey',
  accessKeySecret: 'aSecretOfSomeLength',
  regionId: 'cn-hangzhou',
};

test('a draft of a stored profile has everything but its secret', () => {
  expect(draftOf(profile(1))).toEqual({
    ...draftOf(undefined),
    name: 'profile 1',
    accessKeyId: 'LTAI5tExample1',
    accessKeySecret: '',
    regionId: 'cn-hangzhou',
  });
});

test('white space around what was pasted is left out', () => {
  const padded: ProfileDraft = {
    ...good,
    name: ' production ',
    accessKeyId: '\tLTAI5tExampleKey\n',
    accessKeySecret: '  aSecretOf SomeLength\n',
    regionId: ' cn-hangzhou ',
  };
  expect(checkDraft(padded)).toEqual(checkDraft(good));
});

test('a region that we do not know passes if it is well formed', () => {
  expect(checkDraft({ ...good, regionId: 'cn-moon-1' }).ok).toBe(true);
});

describe('a wrong field is named', () => {
  test.each<[keyof ProfileDraft, string, string]>([
    ['name', '  ', 'missing'],
    ['name', 'x'.repeat(61), 'malformed'],
    ['accessKeyId', '', 'missing'],
    ['accessKeyId', 'has a space', 'malformed'],
    ['accessKeySecret', ' ', 'missing'],
    ['accessKeySecret', 'short', 'malformed'],
    ['regionId', '', 'missing'],
    ['regionId', 'Hangzhou', 'malformed'],
    ['regionId', 'evil.example/cn-hangzhou', 'malformed'],
  ])('%s %j is %s', (field, value, error) => {
    expect(checkDraft({ ...good, [field]: value })).toEqual({
      ok: false,
      errors: { [field]: error },
    });
  });

  test('all of them at once', () => {
    expect(checkDraft(draftOf(undefined))).toEqual({
      ok: false,
      errors: {
        name: 'missing',
        accessKeyId: 'missing',
        accessKeySecret: 'missing',
        regionId: 'missing',
      },
    });
  });
});

describe('a stored profile', () => {
  const stored = profile(1);

  test('keeps its secret where none is entered', () => {
    const checked = checkDraft(draftOf(stored), stored);
    expect(checked).toMatchObject({ ok: true, form: { profileId: stored.id } });
    expect(checked).not.toHaveProperty('form.secret');
  });

  test('needs a new secret for a new AccessKey ID', () => {
    const draft = { ...draftOf(stored), accessKeyId: 'LTAI5tAnother' };
    expect(checkDraft(draft, stored)).toEqual({
      ok: false,
      errors: { accessKeySecret: 'needed-for-new-key' },
    });
  });
});
