import type { Problem } from '../../lib/problem.ts';
import type { InstanceStatus, SessionEnd, SessionState } from '../../lib/vnc/session-state.ts';
import { isUnconnected, type Order } from './plan-tiles.ts';

/** What a tile shows beside its picture: where it stands, for words and for the one way on. */
export type TileFace =
  | { name: 'live' | 'stalled' | 'opening' | 'queued' | 'paused' | 'viewer' }
  | { name: 'waiting'; until: number; problem: Problem }
  | { name: 'watching'; status: InstanceStatus | undefined }
  | { name: 'ended'; end: SessionEnd; problem: Problem };

export function faceOf(order: Order, session: SessionState): TileFace {
  if (order === 'yield') return { name: 'viewer' };
  if (order === 'queue') return { name: 'queued' };
  if (order === 'pause' && isUnconnected(session)) return { name: 'paused' };
  switch (session.name) {
    case 'waiting':
      return { name: 'waiting', until: session.until, problem: session.problem };
    case 'watching':
      return { name: 'watching', status: session.status };
    case 'ended':
      return faceOfEnd(session);
    default:
      return { name: session.name };
  }
}

function faceOfEnd({ end, problem }: Extract<SessionState, { name: 'ended' }>): TileFace {
  if (!problem) return { name: 'opening' };
  if (problem.kind === 'viewer-open') return { name: 'viewer' };
  return { name: 'ended', end, problem };
}
