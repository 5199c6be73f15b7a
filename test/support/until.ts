import { setTimeout as sleep } from 'node:timers/promises';

export interface UntilOptions {
  timeoutMs?: number;
  /** Ends the sentence "Waited … for …". */
  what: string;
}

type Falsy = undefined | null | false | 0 | '';

/**
 * Asks again and again until `condition` gives something truthy, and gives that back. An error
 * thrown by `condition` counts as "not yet" and is told if time runs out.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 30_000, what }: UntilOptions,
): Promise<Exclude<Awaited<T>, Falsy>> {
  const end = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Exclude<Awaited<T>, Falsy>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}, in vain.`, { cause: lastError });
    }
    await sleep(25);
  }
}
