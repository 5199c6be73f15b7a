import { expect, test } from 'vitest';
import { faceWord } from '../../../../components/wall/face-words.ts';
import type { Order } from '../../../../components/wall/plan-tiles.ts';
import { faceOf } from '../../../../components/wall/tile-face.ts';
import type { ProblemKind } from '../../../../lib/problem.ts';
import { endedBy, FIRST_TRY, type SessionState } from '../../../../lib/vnc/session-state.ts';

const closed: SessionState = { name: 'ended', end: 'closed', problem: null };
const opening: SessionState = { name: 'opening', ...FIRST_TRY };
const live: SessionState = { name: 'live', ...FIRST_TRY, since: 0 };
const ended = (kind: ProblemKind) => endedBy({ kind });

test.each<[Order, SessionState, string, string]>([
  ['show', live, 'live', 'Live'],
  ['show', opening, 'opening', 'Connecting'],
  ['show', closed, 'opening', 'Connecting'],
  ['queue', closed, 'queued', 'Waiting for its turn'],
  ['pause', closed, 'paused', 'Paused'],
  ['yield', closed, 'viewer', 'Open in a viewer'],
  ['rest', ended('viewer-open'), 'viewer', 'Open in a viewer'],
  ['rest', ended('taken-over'), 'ended', 'In use elsewhere'],
  ['rest', ended('not-running'), 'ended', 'Stopped'],
  ['rest', ended('vault-locked'), 'ended', 'Locked'],
  ['rest', ended('unknown-instance'), 'ended', 'Not found'],
  ['rest', ended('security-failed'), 'ended', 'Not connected'],
  ['pause', ended('taken-over'), 'ended', 'In use elsewhere'],
])('%s, %o: %s', (order, session, name, word) => {
  const face = faceOf(order, session);
  expect(face.name).toBe(name);
  expect(faceWord(face)).toBe(word);
});

test('a wait keeps its time and its reason', () => {
  const problem = { kind: 'connection-lost' } as const;
  const waiting: SessionState = { name: 'waiting', ...FIRST_TRY, until: 9, problem };
  expect(faceOf('show', waiting)).toEqual({ name: 'waiting', until: 9, problem });
});
