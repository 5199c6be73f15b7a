import { expect, test } from 'vitest';
import type { ProfileForm } from '../../../lib/profiles/profile.ts';
import { createProfileStore } from '../../../lib/profiles/store.ts';
import { newDisk, start } from './vault/bench.ts';

const SECRET = 'a-secret-that-must-not-show';
const form: ProfileForm = {
  name: 'Production',
  accessKeyId: 'LTAI5tExampleKeyId01',
  accessKeySecret: SECRET,
  regionId: 'cn-hangzhou',
};
const { accessKeySecret: _, ...withoutSecret } = form;

function setUp() {
  const disk = newDisk();
  const area = disk.local;
  const vault = start(disk);
  let ids = 0;
  const store = createProfileStore(area, vault, () => `id-${++ids}`);
  return {
    area,
    store,
    loseKey: disk.keys.remove,
  };
}

test('a saved profile is listed without its secret, and the first one is the default', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.save({ ...form, name: 'Staging' });
  expect(await store.list()).toEqual({
    defaultId: 'id-1',
    profiles: [
      { ...withoutSecret, id: 'id-1', mode: 'AK' },
      { ...withoutSecret, id: 'id-2', mode: 'AK', name: 'Staging' },
    ],
  });
});

test('nothing that is stored shows the secret', async () => {
  const { area, store } = setUp();
  await store.save(form);
  expect(JSON.stringify(area.all())).not.toContain(SECRET);
  expect((await store.credentials('id-1')).accessKeySecret).toBe(SECRET);
});

test('a change without a secret keeps the one that is there', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.save({ ...withoutSecret, profileId: 'id-1', name: 'Renamed' });
  expect((await store.list()).profiles[0]?.name).toBe('Renamed');
  expect((await store.credentials('id-1')).accessKeySecret).toBe(SECRET);
});

test('an account is remembered until the key changes', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.setAccount('id-1', '1234567890123456');
  await store.save({ ...withoutSecret, profileId: 'id-1', name: 'Renamed' });
  expect((await store.list()).profiles[0]?.accountId).toBe('1234567890123456');
  await store.save({ ...withoutSecret, profileId: 'id-1', accessKeyId: 'LTAI5tAnotherKeyId02' });
  expect((await store.list()).profiles[0]?.accountId).toBeUndefined();
});

test('removing the default makes the next profile the default', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.save(form);
  await store.remove('id-1');
  expect((await store.list()).defaultId).toBe('id-2');
  await store.remove('id-2');
  expect(await store.list()).toEqual({ profiles: [] });
});

test('a new profile without a secret, and a change to one that is gone, are refused', async () => {
  const { store } = setUp();
  await expect(store.save(withoutSecret)).rejects.toMatchObject({
    problem: { kind: 'bad-request' },
  });
  await expect(store.save({ ...form, profileId: 'gone' })).rejects.toMatchObject({
    problem: { kind: 'no-profile' },
  });
  expect((await store.list()).profiles).toHaveLength(0);
});

test('a lost key is told apart from a lost profile', async () => {
  const { store, loseKey } = setUp();
  await store.save(form);
  await loseKey();
  await expect(store.credentials('id-1')).rejects.toMatchObject({
    problem: { kind: 'vault-damaged' },
  });
  await expect(store.credentials('id-9')).rejects.toMatchObject({
    problem: { kind: 'no-profile' },
  });
});
