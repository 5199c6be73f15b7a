import type { InstanceRef } from '../instance-ref.ts';
import type { ViewerState } from './viewer-state.ts';

/** What a list of viewers shows of one. */
export interface ViewerEntry {
  tabId: number;
  instance: InstanceRef;
  state: ViewerState;
  /** The instance's name, where it is known. */
  name?: string;
  /** The profile may have been removed since. */
  profileName?: string;
}
