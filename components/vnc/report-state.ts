import { effect } from '@preact/signals';
import { type ViewerState, viewerStateOf } from '../../lib/viewers/viewer-state.ts';
import type { Viewer } from './viewer-state.ts';

/** Reports how a viewer is doing, now and whenever that changes. Gives back what ends that. */
export function reportState(
  { state }: Pick<Viewer, 'state'>,
  report: (state: ViewerState) => void,
): () => void {
  let told: ViewerState | undefined;
  return effect(() => {
    const now = viewerStateOf(state.value);
    if (now === told) return;
    told = now;
    report(now);
  });
}
