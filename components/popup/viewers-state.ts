import { computed, signal } from '@preact/signals';
import type { Area } from '../../lib/viewers/tile.ts';
import type { ViewerEntry } from '../../lib/viewers/viewer-entry.ts';
import type { Ask } from '../shared/ask.ts';

/** The viewers that are open, and what can be done with them. */
export function createViewersState(ask: Ask) {
  const viewers = signal<ViewerEntry[]>([]);
  const lost = computed(() => viewers.value.filter(({ state }) => state === 'lost').length);

  return {
    viewers,
    /** How many have lost their screen. */
    lost,
    async refresh(): Promise<void> {
      const answer = await ask('viewers.list', {});
      if (answer.ok) viewers.value = answer.value;
    },
    focus: (tabId: number) => ask('viewers.focus', { tabId }),
    close: (tabId: number) => ask('viewers.close', { tabId }),
    closeAll: () => ask('viewers.closeAll', {}),
    tile: (area: Area) => ask('viewers.tile', area),
  };
}

export type ViewersState = ReturnType<typeof createViewersState>;
