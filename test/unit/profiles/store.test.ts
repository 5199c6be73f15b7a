import { expect, test, vi } from 'vitest';
import type { ProfileForm } from '../../../lib/profiles/profile.ts';
import { createProfileStore } from '../../../lib/profiles/store.ts';
import { newDisk, start } from './vault/bench.ts';

const SECRET = 'a-secret-that-must-not-show';
const form: ProfileForm = {
  name: 'Production',
  colour: 'blue',
  regionIds: ['cn-hangzhou', 'cn-beijing'],
  source: { mode: 'AK', accessKeyId: 'LTAI5tExampleKeyId01' },
  secret: { mode: 'AK', accessKeySecret: SECRET },
};
const { secret: _, ...withoutSecret } = form;
const otherKey = { mode: 'AK', accessKeyId: 'LTAI5tAnotherKeyId02' } as const;

function setUp() {
  const disk = newDisk();
  const area = disk.local;
  const vault = start(disk);
  let ids = 0;
  const onChange = vi.fn(async () => undefined);
  const store = createProfileStore(area, vault, { newId: () => `id-${++ids}`, onChange });
  return {
    area,
    store,
    onChange,
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
      { ...withoutSecret, id: 'id-1' },
      { ...withoutSecret, id: 'id-2', name: 'Staging' },
    ],
  });
});

test('nothing that is stored shows the secret', async () => {
  const { area, store } = setUp();
  await store.save(form);
  expect(JSON.stringify(area.all())).not.toContain(SECRET);
  expect((await store.open('id-1')).secret).toEqual(form.secret);
});

test('a change without a secret keeps the one that is there', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.save({ ...withoutSecret, profileId: 'id-1', name: 'Renamed' });
  expect((await store.list()).profiles[0]?.name).toBe('Renamed');
  expect((await store.open('id-1')).secret).toEqual(form.secret);
});

test('an account is remembered until the key changes', async () => {
  const { store } = setUp();
  await store.save(form);
  await store.setAccount('id-1', '1234567890123456');
  await store.save({ ...withoutSecret, profileId: 'id-1', name: 'Renamed' });
  expect((await store.list()).profiles[0]?.accountId).toBe('1234567890123456');
  await store.save({ ...withoutSecret, profileId: 'id-1', source: otherKey });
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
  await expect(store.open('id-1')).rejects.toMatchObject({
    problem: { kind: 'vault-damaged' },
  });
  await expect(store.open('id-9')).rejects.toMatchObject({
    problem: { kind: 'no-profile' },
  });
});

test('another mode needs a secret of its own', async () => {
  const { store } = setUp();
  await store.save(form);
  const source = { mode: 'StsToken', accessKeyId: 'STS.ExampleKeyId01' } as const;
  await expect(store.save({ ...withoutSecret, profileId: 'id-1', source })).rejects.toMatchObject({
    problem: { kind: 'bad-request' },
  });
  const secret = {
    mode: 'StsToken',
    accessKeySecret: SECRET,
    securityToken: 'a-security-token',
  } as const;
  await store.save({ ...withoutSecret, profileId: 'id-1', source, secret });
  expect((await store.open('id-1')).secret).toEqual(secret);
});

test('what can change the credentials is told, and what can not is not', async () => {
  const { store, onChange } = setUp();
  await store.save(form);
  await store.makeDefault('id-1');
  await store.setAccount('id-1', '1234567890123456');
  expect(onChange).toHaveBeenCalledTimes(1);
  await store.setSecret('id-1', { mode: 'AK', accessKeySecret: 'another-secret' });
  await store.remove('id-1');
  expect(onChange).toHaveBeenCalledTimes(3);
});

test('many are saved at once or not at all, new ones by ids of their own', async () => {
  const { store } = setUp();
  await store.save(form);
  const added = { ...form, profileId: 'id-9', name: 'Added' };
  await expect(
    store.saveAll([added, { ...withoutSecret, profileId: 'id-8', name: 'No secret' }]),
  ).rejects.toMatchObject({ problem: { kind: 'bad-request' } });
  expect((await store.list()).profiles).toHaveLength(1);

  await store.saveAll([added, { ...withoutSecret, profileId: 'id-1', name: 'Changed' }]);
  const names = (await store.list()).profiles.map(({ id, name }) => [id, name]);
  expect(names).toEqual([
    ['id-1', 'Changed'],
    ['id-9', 'Added'],
  ]);
});
