import { expect, test } from 'vitest';
import { fromText } from '../../../lib/profiles/secret-text.ts';
import { readProfiles } from '../../../lib/profiles/stored-profiles.ts';

const ID = '11111111-0000-4000-8000-000000000000';
const SECRET = { version: 1, iv: 'AAAAAAAAAAAAAAAA', data: 'AAAA' };

/** As release 0.1 wrote it. */
const VERSION_1 = {
  defaultId: ID,
  profiles: [
    {
      id: ID,
      name: 'Production',
      mode: 'AK',
      accessKeyId: 'LTAI5tExampleKeyId01',
      regionId: 'cn-hangzhou',
      accountId: '1234567890123456',
      secret: SECRET,
    },
  ],
};

const VERSION_2 = {
  version: 2,
  defaultId: ID,
  profiles: [
    {
      id: ID,
      name: 'Production',
      colour: 'grey',
      regionIds: ['cn-hangzhou'],
      source: { mode: 'AK', accessKeyId: 'LTAI5tExampleKeyId01' },
      accountId: '1234567890123456',
      secret: SECRET,
    },
  ],
};

test('profiles of the first release become profiles of this one, with their secrets', () => {
  expect(readProfiles(VERSION_1)).toEqual(VERSION_2);
});

test('what was read once is read the same again', () => {
  expect(readProfiles(readProfiles(VERSION_1))).toEqual(VERSION_2);
});

test('where nothing is stored there are no profiles', () => {
  expect(readProfiles(undefined)).toEqual({ version: 2, profiles: [] });
});

test('what nobody here has written is not taken for an empty list', () => {
  expect(() => readProfiles({ version: 3, profiles: [] })).toThrow();
  expect(() => readProfiles({ ...VERSION_2, profiles: [{ id: ID }] })).toThrow();
});

test('the first release sealed the AccessKey secret as it was', () => {
  expect(fromText('{"odd":"secret"}')).toEqual({
    mode: 'AK',
    accessKeySecret: '{"odd":"secret"}',
  });
});
