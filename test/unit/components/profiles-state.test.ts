import { expect, test } from 'vitest';
import { createProfilesState } from '../../../components/options/profiles-state.ts';
import { fail, fakeAsk, ok, profile } from './fake-ask.ts';

const list = { profiles: [profile(1), profile(2)], defaultId: profile(1).id };

async function setUp(answers: Record<string, unknown> = {}) {
  const background = fakeAsk({ 'profiles.list': ok(list), ...answers });
  const state = createProfilesState(background.ask);
  await state.load();
  return { ...background, state };
}

test('the list is unknown until it was read', async () => {
  const state = createProfilesState(fakeAsk({ 'profiles.list': ok(list) }).ask);
  expect(state.list.value).toBeUndefined();
  await state.load();
  expect(state.list.value).toEqual(list);
});

test('a list that was read stays when it can not be read again', async () => {
  const { state, answers } = await setUp();
  answers['profiles.list'] = fail('bad-request');
  await state.load();
  expect(state.list.value).toEqual(list);
  expect(state.problem.value).toEqual({ kind: 'bad-request' });
});

test('removing reads the list anew and says what went', async () => {
  const { state, answers, sent } = await setUp({ 'profiles.remove': ok(null) });
  state.removing.value = profile(2).id;
  answers['profiles.list'] = ok({ profiles: [profile(1)] });
  await state.remove(profile(2));
  expect(sent).toContainEqual({ name: 'profiles.remove', request: { profileId: profile(2).id } });
  expect(state.list.value?.profiles).toEqual([profile(1)]);
  expect(state.done.value).toEqual({ what: 'removed', profile: profile(2) });
  expect(state.removing.value).toBeUndefined();
});

test('a removal that failed leaves the profile in the list', async () => {
  const { state } = await setUp({ 'profiles.remove': fail('no-profile') });
  await state.remove(profile(2));
  expect(state.list.value).toEqual(list);
  expect(state.problem.value).toEqual({ kind: 'no-profile' });
});

test('making a profile the default shows it as such', async () => {
  const { state, answers } = await setUp({ 'profiles.makeDefault': ok(null) });
  answers['profiles.list'] = ok({ ...list, defaultId: profile(2).id });
  await state.makeDefault(profile(2).id);
  expect(state.list.value?.defaultId).toBe(profile(2).id);
});

test('each profile has a test of its own, and a change makes it void', async () => {
  const { state } = await setUp({ 'profiles.test': fail('wrong-secret') });
  await Promise.all([state.test(profile(1).id), state.test(profile(2).id)]);
  expect([...state.tests.value.keys()]).toEqual([profile(1).id, profile(2).id]);
  await state.noteSaved(profile(1));
  expect([...state.tests.value.keys()]).toEqual([profile(2).id]);
});
