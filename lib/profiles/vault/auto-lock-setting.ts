import * as v from 'valibot';
import { type Area, stored } from '../../storage-area.ts';
import { AutoLockMinutes, DEFAULT_AUTO_LOCK_MINUTES } from '../vault-state.ts';

const Setting = v.object({ minutes: AutoLockMinutes });
type Setting = v.InferOutput<typeof Setting>;

/** After how long without use the vault locks itself. */
export function createAutoLockSetting(area: Area) {
  const setting = stored<Setting>(area, 'auto-lock', (raw) => {
    const parsed = v.safeParse(Setting, raw);
    return parsed.success ? parsed.output : { minutes: DEFAULT_AUTO_LOCK_MINUTES };
  });
  return {
    minutes: async (): Promise<AutoLockMinutes> => (await setting.read()).minutes,
    set: (minutes: AutoLockMinutes): Promise<void> =>
      setting.change((value) => {
        value.minutes = minutes;
      }),
  };
}
