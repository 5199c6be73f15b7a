import * as v from 'valibot';
import { ProfileId } from './instance-ref.ts';
import { type Area, stored } from './storage-area.ts';

/** For how many hours a viewer may stay connected without being used; 0: no longer than unaided. */
export const KEEP_ALIVE_HOURS = [0, 1, 4, 8, 24] as const;
export const KeepAliveHours = v.picklist(KEEP_ALIVE_HOURS);
export type KeepAliveHours = v.InferOutput<typeof KeepAliveHours>;

/** A day's work: a viewer that is forgotten overnight lets go. */
export const DEFAULT_KEEP_ALIVE: KeepAliveHours = 8;

const KEY = 'settings';

/** By profile. Apart from the profiles themselves, whose form and import need not know of it. */
const KeepAlive = v.record(ProfileId, KeepAliveHours);

const Stored = v.object({
  keepAlive: v.fallback(KeepAlive, () => ({})),
  prefetch: v.fallback(v.boolean(), true),
  preview: v.fallback(v.boolean(), true),
});

/** What a person has set, other than profiles. */
export function createSettings(area: Area) {
  const { read, change } = stored(area, KEY, (raw) => {
    const parsed = v.safeParse(Stored, raw);
    return parsed.success ? parsed.output : { keepAlive: {}, prefetch: true, preview: true };
  });
  return {
    keepAliveOf: async (profileId: string): Promise<KeepAliveHours> =>
      (await read()).keepAlive[profileId] ?? DEFAULT_KEEP_ALIVE,
    setKeepAlive: (profileId: string, hours: KeepAliveHours): Promise<void> =>
      change(({ keepAlive }) => {
        keepAlive[profileId] = hours;
      }),
    /** Whether a ticket is asked for while the pointer rests on a button in the console. */
    prefetch: async (): Promise<boolean> => (await read()).prefetch,
    setPrefetch: (on: boolean): Promise<void> =>
      change((settings) => {
        settings.prefetch = on;
      }),
    /** Whether the picker shows a picture of the chosen instance's screen. */
    preview: async (): Promise<boolean> => (await read()).preview,
    setPreview: (on: boolean): Promise<void> =>
      change((settings) => {
        settings.preview = on;
      }),
  };
}

export type Settings = ReturnType<typeof createSettings>;
