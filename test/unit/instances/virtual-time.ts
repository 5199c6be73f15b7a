import type { Sleep } from '../../../lib/aliyun/wait.ts';

/** A time that passes only when everybody sleeps: then it jumps to the one who wakes first. */
export function virtualTime(start = 0) {
  let ms = start;
  const sleepers = new Set<{ at: number; wake(): void }>();

  const sleep: Sleep = (length, signal) =>
    new Promise((resolve, reject) => {
      const sleeper = { at: ms + length, wake: resolve };
      sleepers.add(sleeper);
      signal.addEventListener('abort', () => {
        sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });

  return {
    now: () => ms,
    sleep,
    /** Lets time pass until the promise has settled. Fails if nobody is left to wake. */
    async run<T>(promise: Promise<T>): Promise<T> {
      let isOver = false;
      const over = promise.finally(() => {
        isOver = true;
      });
      over.catch(() => undefined);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isOver) return over;
        const [next] = [...sleepers].toSorted((a, b) => a.at - b.at);
        if (!next) throw new Error('Everybody waits for something that never comes.');
        sleepers.delete(next);
        ms = Math.max(ms, next.at);
        next.wake();
      }
    },
  };
}

export type VirtualTime = ReturnType<typeof virtualTime>;
