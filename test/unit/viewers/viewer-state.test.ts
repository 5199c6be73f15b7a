import { expect, test } from 'vitest';
import { type ViewerState, viewerStateOf } from '../../../lib/viewers/viewer-state.ts';
import { endedBy, FIRST_TRY, type SessionState } from '../../../lib/vnc/session-state.ts';

const problem = { kind: 'connection-lost' } as const;

test.each<[string, SessionState, ViewerState]>([
  ['opens for the first time', { name: 'opening', ...FIRST_TRY }, 'opening'],
  ['connects again', { name: 'opening', ...FIRST_TRY, attempt: 1 }, 'lost'],
  [
    'waits for an instance that starts',
    { name: 'watching', until: 0, problem, asked: 1, ...FIRST_TRY },
    'opening',
  ],
  ['shows a screen', { name: 'live', since: 0, ...FIRST_TRY }, 'live'],
  ['shows an old picture', { name: 'stalled', since: 0, silentSince: 0, ...FIRST_TRY }, 'lost'],
  ['waits for its next try', { name: 'waiting', until: 0, problem, ...FIRST_TRY }, 'lost'],
  ['was closed', { name: 'ended', end: 'closed', problem: null }, 'rests'],
  ['was not used', endedBy({ kind: 'idle' }), 'rests'],
  ['was taken over', endedBy({ kind: 'taken-over' }), 'lost'],
  ['stopped at the locked vault', endedBy({ kind: 'vault-locked' }), 'lost'],
])('a session that %s', (_, session, state) => {
  expect(viewerStateOf(session)).toBe(state);
});
