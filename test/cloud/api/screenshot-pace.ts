const PAUSE_MS = 10_000;

/** ECS takes one screenshot of an instance per 10 s (GetInstanceScreenshot's documentation). */
export interface ScreenshotPace {
  /** Milliseconds to wait; 0: go ahead, and the pause begins now. */
  take(instanceId: string, now: number): number;
}

export function createScreenshotPace(): ScreenshotPace {
  const takenAt = new Map<string, number>();
  return {
    take(instanceId, now) {
      const wait = (takenAt.get(instanceId) ?? Number.NEGATIVE_INFINITY) + PAUSE_MS - now;
      if (wait > 0) return wait;
      takenAt.set(instanceId, now);
      return 0;
    },
  };
}
