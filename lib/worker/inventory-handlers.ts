import type { Pins } from '../instances/pins.ts';
import type { Screenshots } from '../instances/screenshots.ts';
import type { Handlers } from '../messaging/router.ts';
import type { Settings } from '../settings.ts';

/** What the picker's questions take. */
export interface PickerParts {
  screenshots: Screenshots;
  pins: Pins;
  settings: Pick<Settings, 'preview' | 'setPreview'>;
}

/** The answers to the picker's messages; the rows themselves come by the port. */
export function createInventoryHandlers({ screenshots, pins, settings }: PickerParts) {
  return {
    'inventory.screenshot': async ({ instance, wakeUp }) => ({
      ok: true,
      value: await screenshots(instance, { ...(wakeUp && { wakeUp }) }),
    }),
    'pins.toggle': async ({ instance }) => ({ ok: true, value: await pins.toggle(instance) }),
    'settings.preview': async () => ({ ok: true, value: await settings.preview() }),
    async 'settings.setPreview'({ on }) {
      await settings.setPreview(on);
      return { ok: true, value: null };
    },
  } satisfies Partial<Handlers>;
}
