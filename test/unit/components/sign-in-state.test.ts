import { expect, test, vi } from 'vitest';
import { createSignInState } from '../../../components/options/sign-in-state.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';

const started = { userCode: 'ABCD', verificationUrl: 'https://signin.example/d', intervalMs: 2000 };
const accounts = [{ id: '1234567890123456', name: 'Local' }];
const configurations = [{ id: 'ac-1', name: 'QuickVnc' }];

function setUp({
  polls = ['signed-in'],
  chosen = '',
  ...answers
}: Record<string, unknown> & { polls?: string[]; chosen?: string } = {}) {
  const left = [...polls];
  const background = fakeAsk({
    'signIn.start': ok(started),
    'signIn.poll': () => ok(left.shift() ?? 'over'),
    'signIn.accounts': ok(accounts),
    'signIn.configurations': ok(configurations),
    ...answers,
  });
  const page = { openTab: vi.fn(), wait: vi.fn(async (): Promise<void> => undefined) };
  const save = vi.fn(async (): Promise<string | undefined> => 'profile');
  const state = createSignInState({ ask: background.ask, save, chosenAccount: () => chosen, page });
  return { ...background, page, save, state };
}

const allowed = Promise.resolve(true);

test('a sign-in stores the profile, opens the page, and asks by the interval until it is done', async () => {
  const { state, page, sent } = setUp({ polls: ['pending', 'pending', 'signed-in'] });
  await state.begin(allowed);
  expect(page.openTab).toHaveBeenCalledExactlyOnceWith(started.verificationUrl);
  expect(page.wait.mock.calls).toEqual([[2000], [2000], [2000]]);
  expect(sent.map(({ name }) => name)).toEqual([
    'signIn.start',
    'signIn.poll',
    'signIn.poll',
    'signIn.poll',
    'signIn.accounts',
  ]);
  expect(state.phase.value).toBe('signed-in');
  expect(state.accounts.value).toEqual(accounts);
  expect(state.configurations.value).toBeUndefined();
});

test('an account that was chosen before shows its access configurations at once', async () => {
  const { state } = setUp({ chosen: '1234567890123456' });
  await state.begin(allowed);
  expect(state.configurations.value).toEqual(configurations);
});

test('a profile that can not be stored starts nothing', async () => {
  const { state, save, sent } = setUp();
  save.mockResolvedValueOnce(undefined);
  await state.begin(allowed);
  expect(sent).toEqual([]);
  expect(state.phase.value).toBe('idle');
});

test('a sign-in that is over says so', async () => {
  const { state } = setUp({ polls: ['pending', 'over'] });
  await state.begin(allowed);
  expect(state.phase.value).toBe('over');
});

test('a failure is shown, and another try is possible', async () => {
  const { state, answers } = setUp({ 'signIn.start': fail('host-permission') });
  await state.begin(allowed);
  expect(state.problem.value).toEqual({ kind: 'host-permission' });
  answers['signIn.start'] = ok(started);
  await state.begin(allowed);
  expect(state.problem.value).toBeUndefined();
  expect(state.phase.value).toBe('signed-in');
});

test('nobody asks on once the form is closed', async () => {
  const { state, page, sent } = setUp({ polls: ['pending'] });
  page.wait.mockImplementation(async () => state.close());
  await state.begin(allowed);
  expect(sent.map(({ name }) => name)).toEqual(['signIn.start']);
});
