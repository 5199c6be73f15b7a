import * as v from 'valibot';
import type { SessionState } from '../vnc/session-state.ts';

/** How a viewer is doing, as far as the rest of the extension cares. */
export const ViewerState = v.picklist([
  /** On its way to a first frame, or waiting for an instance that starts. */
  'opening',
  'live',
  /** It has no screen, and nobody wanted that. */
  'lost',
  /** It was closed, or nobody used it for as long as the profile allows. */
  'rests',
]);
export type ViewerState = v.InferOutput<typeof ViewerState>;

/** What a session's state amounts to. */
export function viewerStateOf(session: SessionState): ViewerState {
  switch (session.name) {
    case 'opening':
      return session.attempt === 0 ? 'opening' : 'lost';
    case 'watching':
      return 'opening';
    case 'live':
      return 'live';
    case 'stalled':
    case 'waiting':
      return 'lost';
    case 'ended':
      return session.end === 'closed' || session.end === 'idle' ? 'rests' : 'lost';
  }
}
