import { expect, test } from 'vitest';
import { createImportState } from '../../../components/options/import-state.ts';
import type { ImportRow } from '../../../lib/profiles/import/import-row.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';

const PLAN_ID = '00000001-0000-4000-8000-000000000000';

const row = (index: number, more: Partial<ImportRow> = {}): ImportRow => ({
  index,
  line: index + 1,
  name: `p${index}`,
  mode: 'AK',
  identity: {},
  current: false,
  outcome: { kind: 'add' },
  notes: [],
  ...more,
});

const refused: ImportRow['outcome'] = { kind: 'refused', refusal: { reason: 'oidc' } };
const update: ImportRow['outcome'] = { kind: 'update', profileName: 'here' };

function setUp(rows: ImportRow[], answers: Record<string, unknown> = {}) {
  const background = fakeAsk({
    'profiles.planImport': ok({ state: 'planned', planId: PLAN_ID, rows }),
    'profiles.import': ok({ state: 'imported', count: rows.length }),
    'profiles.forgetImport': ok(null),
    ...answers,
  });
  const closed: number[] = [];
  const state = createImportState(background.ask, (count) => closed.push(count));
  return { ...background, state, closed };
}

const file = new Blob(['a file']);
const chosen = ({ chosen: { value } }: { chosen: { value: ReadonlySet<number> } }) =>
  [...value].sort();

test('what is new is chosen, what is here already only where it does not last', async () => {
  const rows = [
    row(0),
    row(1, { outcome: update }),
    row(2, { outcome: update, mode: 'StsToken' }),
    row(3, { outcome: refused }),
  ];
  const { state, sent } = setUp(rows);
  await state.readFile(file);
  expect(sent).toEqual([{ name: 'profiles.planImport', request: { text: 'a file' } }]);
  expect(state.phase.value).toBe('previewing');
  expect(chosen(state)).toEqual([0, 2]);
});

test('a chain brings its source along, and goes with it', async () => {
  const { state } = setUp([row(0, { needs: 1 }), row(1, { needs: 2 }), row(2), row(3)]);
  await state.readFile(file);
  state.toggle(2);
  expect(chosen(state)).toEqual([3]);
  state.toggle(0);
  expect(chosen(state)).toEqual([0, 1, 2, 3]);
});

test('confirming sends the chosen rows and closes with their number', async () => {
  const { state, sent, closed } = setUp([row(0), row(1)]);
  await state.readClipboard(Promise.resolve('a text'));
  state.toggle(0);
  await state.confirm();
  expect(sent.at(-1)).toEqual({
    name: 'profiles.import',
    request: { planId: PLAN_ID, chosen: [1] },
  });
  expect(closed).toEqual([2]);
});

test('nothing chosen is nothing to confirm', async () => {
  const { state, sent } = setUp([row(0)]);
  await state.readFile(file);
  state.toggle(0);
  await state.confirm();
  expect(sent.map(({ name }) => name)).toEqual(['profiles.planImport']);
});

test('leaving a preview has the background forget it', async () => {
  const { state, sent, closed } = setUp([row(0)]);
  await state.readFile(file);
  state.leave();
  expect(sent.at(-1)).toEqual({ name: 'profiles.forgetImport', request: {} });
  expect(closed).toEqual([0]);
  expect(state.rows.value).toEqual([]);
});

test('leaving before there is a preview has nothing to be forgotten', () => {
  const { state, sent, closed } = setUp([row(0)]);
  state.leave();
  expect(sent).toEqual([]);
  expect(closed).toEqual([0]);
});

const broken = { line: 3, column: 5, expected: 'colon' };

test.each([
  [
    'a broken file',
    { 'profiles.planImport': ok({ state: 'broken', broken }) },
    { kind: 'broken', broken },
  ],
  [
    'a file without profiles',
    { 'profiles.planImport': ok({ state: 'planned', planId: PLAN_ID, rows: [] }) },
    { kind: 'empty' },
  ],
  [
    'a locked vault',
    { 'profiles.planImport': fail('vault-locked') },
    { kind: 'problem', problem: { kind: 'vault-locked' } },
  ],
])('%s is told, and another file can be chosen', async (_, answers, failure) => {
  const { state } = setUp([row(0)], answers);
  await state.readFile(file);
  expect(state.failure.value).toEqual(failure);
  expect(state.phase.value).toBe('choosing');
});

test('a file that is too large is not even read', async () => {
  const { state, sent } = setUp([row(0)]);
  await state.readFile(new Blob([' '.repeat(1024 * 1024 + 1)]));
  expect(state.failure.value).toEqual({ kind: 'too-large' });
  await state.readClipboard(Promise.resolve(' '.repeat(1024 * 1024 + 1)));
  expect(state.failure.value).toEqual({ kind: 'too-large' });
  expect(sent).toEqual([]);
});

test('a clipboard that the browser keeps to itself is told', async () => {
  const { state } = setUp([row(0)]);
  await state.readClipboard(Promise.reject(new DOMException('no', 'NotAllowedError')));
  expect(state.failure.value).toEqual({ kind: 'unreadable-clipboard' });
});

test('a failed import keeps the preview, and a plan that is gone leads back to the choice', async () => {
  const { state, answers, closed } = setUp([row(0)], { 'profiles.import': fail('vault-locked') });
  await state.readFile(file);
  await state.confirm();
  expect(state.phase.value).toBe('previewing');
  expect(state.failure.value).toMatchObject({ kind: 'problem' });
  expect(chosen(state)).toEqual([0]);

  answers['profiles.import'] = ok({ state: 'gone' });
  await state.confirm();
  expect(state.phase.value).toBe('choosing');
  expect(state.failure.value).toEqual({ kind: 'gone' });
  expect(closed).toEqual([]);
});
