import { expect, test, vi } from 'vitest';
import { createFormState } from '../../../components/options/form-state.ts';
import { createProfilesState } from '../../../components/options/profiles-state.ts';
import { badReport, fail, fakeAsk, ok, profile, report } from './fake-ask.ts';

const typed = {
  name: 'profile 1',
  accessKeyId: 'LTAI5tExample1',
  accessKeySecret: 'aSecretOfSomeLength',
  regionId: 'cn-hangzhou',
};

/** What is sent for it. */
const sentForm = {
  name: 'profile 1',
  colour: 'grey',
  regionIds: ['cn-hangzhou'],
  source: { mode: 'AK', accessKeyId: 'LTAI5tExample1' },
  secret: { mode: 'AK', accessKeySecret: 'aSecretOfSomeLength' },
};

const page = { openTab: vi.fn(), wait: async () => undefined };

function setUp(answers: Record<string, unknown> = {}) {
  const background = fakeAsk({
    'profiles.list': ok({ profiles: [profile(1)] }),
    'profiles.save': ok(profile(1)),
    'profiles.test': ok(report),
    ...answers,
  });
  const close = vi.fn();
  const profiles = createProfilesState(background.ask);
  const form = createFormState(background.ask, profiles, {}, close, page);
  const type = () => {
    for (const [field, value] of Object.entries(typed))
      form.set(field as keyof typeof typed, value);
  };
  return { ...background, close, profiles, form, type };
}

const names = (sent: { name: string }[]) => sent.map(({ name }) => name);

test('save and test closes the form when both went well', async () => {
  const { form, type, close, sent, profiles } = setUp();
  type();
  await form.submit(true);
  expect(names(sent)).toEqual(['profiles.save', 'profiles.list', 'profiles.test', 'profiles.list']);
  expect(close).toHaveBeenCalledOnce();
  expect(profiles.tests.value.get(profile(1).id)).toEqual({ state: 'tested', report });
});

test('save alone asks nobody whose key it is', async () => {
  const { form, type, close, sent } = setUp();
  type();
  await form.submit(false);
  expect(names(sent)).not.toContain('profiles.test');
  expect(close).toHaveBeenCalledOnce();
});

test('a draft with errors is not sent', async () => {
  const { form, close, sent } = setUp();
  await form.submit(true);
  expect(sent).toEqual([]);
  expect(form.errors.value).toMatchObject({ name: 'missing' });
  expect(close).not.toHaveBeenCalled();
});

test('typing takes back the error of that field alone', async () => {
  const { form } = setUp();
  await form.submit(true);
  form.set('name', 'p');
  expect(form.errors.value).toEqual({
    accessKeyId: 'missing',
    accessKeySecret: 'missing',
    regionId: 'missing',
  });
});

test('a failed save keeps everything that was typed', async () => {
  const { form, type, close } = setUp({ 'profiles.save': fail('bad-request') });
  type();
  await form.submit(true);
  expect(form.draft.value).toMatchObject(typed);
  expect(form.problem.value).toEqual({ kind: 'bad-request' });
  expect(form.dirty.value).toBe(true);
  expect(form.phase.value).toBe('editing');
  expect(close).not.toHaveBeenCalled();
});

test('a failed test keeps everything that was typed, and a second try changes the same profile', async () => {
  const { form, type, close, sent, answers } = setUp({
    'profiles.test': ok(badReport('wrong-secret')),
  });
  type();
  await form.submit(true);
  expect(form.draft.value).toMatchObject(typed);
  expect(form.problem.value).toEqual({ kind: 'wrong-secret' });
  expect(form.savedButFailed.value).toBe(true);
  expect(form.dirty.value).toBe(false);
  expect(close).not.toHaveBeenCalled();

  answers['profiles.test'] = ok(report);
  await form.submit(true);
  expect(sent.filter(({ name }) => name === 'profiles.save').map(({ request }) => request)).toEqual(
    [sentForm, { ...sentForm, profileId: profile(1).id }],
  );
  expect(close).toHaveBeenCalledOnce();
});

test('a second submit while the first is under way does nothing', async () => {
  const { form, type, sent } = setUp();
  type();
  await Promise.all([form.submit(true), form.submit(true)]);
  expect(sent.filter(({ name }) => name === 'profiles.save')).toHaveLength(1);
});

test('leaving asks first when there is something to lose', () => {
  const { form, close } = setUp();
  form.set('name', 'p');
  form.leave();
  expect(form.confirmingLeave.value).toBe(true);
  expect(close).not.toHaveBeenCalled();
});

test('leaving asks nothing when nothing was typed', () => {
  const { form, close } = setUp();
  form.leave();
  expect(close).toHaveBeenCalledOnce();
});
