import { expect, test } from 'vitest';
import { createVaultView } from '../../../components/options/vault-view.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';

const vault = (status: 'open' | 'locked' | 'unlocked' | 'damaged') =>
  ({ status, autoLockMinutes: 480 }) as const;

test('a passphrase that was set closes the form and is told', async () => {
  const { ask, sent } = fakeAsk({ 'vault.setPassphrase': ok(vault('unlocked')) });
  const view = createVaultView(ask);
  view.open('set');
  await view.set('twelve chars');
  expect(sent).toEqual([{ name: 'vault.setPassphrase', request: { passphrase: 'twelve chars' } }]);
  expect(view.form.value).toBe('none');
  expect(view.state.value?.status).toBe('unlocked');
  expect(view.done.value).toBe('set');
});

test('a wrong passphrase keeps the form open and says so, until another form is opened', async () => {
  const { ask } = fakeAsk({ 'vault.removePassphrase': fail('wrong-passphrase') });
  const view = createVaultView(ask);
  view.open('remove');
  await view.remove('wrong');
  expect(view.form.value).toBe('remove');
  expect(view.problem.value).toEqual({ kind: 'wrong-passphrase' });
  expect(view.done.value).toBeUndefined();
  view.open('change');
  expect(view.problem.value).toBeUndefined();
});

test('a second submit while the first is under way does nothing', async () => {
  const { ask, sent } = fakeAsk({ 'vault.setPassphrase': ok(vault('unlocked')) });
  const view = createVaultView(ask);
  await Promise.all([view.set('twelve chars'), view.set('twelve chars')]);
  expect(sent).toHaveLength(1);
});

test('a lock elsewhere closes a form that needs the vault unlocked', async () => {
  const view = createVaultView(fakeAsk({ 'vault.state': ok(vault('unlocked')) }).ask);
  await view.load();
  view.open('change');
  view.hear(vault('locked'));
  expect(view.form.value).toBe('none');
  expect(view.done.value).toBe('locked');
  view.hear(vault('unlocked'));
  expect(view.done.value).toBe('unlocked');
});

test('news that change nothing leave the form as it is', async () => {
  const view = createVaultView(fakeAsk({ 'vault.state': ok(vault('unlocked')) }).ask);
  await view.load();
  view.open('change');
  view.hear({ ...vault('unlocked'), autoLockMinutes: 15 });
  expect(view.form.value).toBe('change');
  expect(view.state.value?.autoLockMinutes).toBe(15);
});
