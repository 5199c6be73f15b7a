import type { Screenshot } from '../aliyun/ecs-screenshot.ts';
import { type InstanceRef, instanceKey } from '../instance-ref.ts';

/** A picture of an instance's screen, and when it was asked for, ms since the epoch. */
export interface DatedScreenshot extends Screenshot {
  at: number;
}

export interface ScreenshotParts {
  /** Asks ECS. */
  take(instance: InstanceRef, options: { wakeUp: boolean }): Promise<Screenshot>;
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** ECS takes one picture of an instance in this time (`throttledMs` in `lib/aliyun/actions.ts`). */
const PACE_MS = 10_000;

interface Taken {
  at: number;
  wakeUp: boolean;
  picture: Promise<DatedScreenshot>;
}

/**
 * Pictures of screens, for previews. Who asks again within 10 s gets the same one, or the same
 * failure; in memory only, for a screen may show anything. Waking an instance is another question,
 * which waits for its turn.
 */
export function createScreenshots({ take, now, sleep }: ScreenshotParts) {
  const taken = new Map<string, Taken>();

  function forgetOld(): void {
    for (const [key, { at }] of taken) if (now() - at >= PACE_MS) taken.delete(key);
  }

  async function takeAfter(ms: number, instance: InstanceRef, wakeUp: boolean) {
    if (ms > 0) await sleep(ms);
    const at = now();
    return { ...(await take(instance, { wakeUp })), at };
  }

  return (instance: InstanceRef, { wakeUp = false } = {}): Promise<DatedScreenshot> => {
    forgetOld();
    const key = instanceKey(instance);
    const last = taken.get(key);
    if (last && (last.wakeUp || !wakeUp)) return last.picture;
    const wait = last ? last.at + PACE_MS - now() : 0;
    const picture = takeAfter(wait, instance, wakeUp);
    taken.set(key, { at: now() + wait, wakeUp, picture });
    return picture;
  };
}

export type Screenshots = ReturnType<typeof createScreenshots>;
