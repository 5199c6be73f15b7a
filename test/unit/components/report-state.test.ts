import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { reportState } from '../../../components/vnc/report-state.ts';
import { FIRST_TRY, type SessionState } from '../../../lib/vnc/session-state.ts';

test('reports what a state amounts to, once for each change, until it is ended', () => {
  const state = signal<SessionState>({ name: 'opening', ...FIRST_TRY });
  const report = vi.fn();
  const end = reportState({ state }, report);
  state.value = { name: 'live', since: 1, ...FIRST_TRY };
  state.value = { name: 'stalled', since: 1, silentSince: 2, ...FIRST_TRY };
  state.value = { name: 'opening', ...FIRST_TRY, attempt: 1 };
  state.value = { name: 'live', since: 3, ...FIRST_TRY };
  end();
  state.value = { name: 'ended', end: 'closed', problem: null };
  expect(report.mock.calls.flat()).toEqual(['opening', 'live', 'lost', 'live']);
});
