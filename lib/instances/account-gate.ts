import pLimit, { type LimitFunction } from 'p-limit';
import { AliyunError } from '../aliyun/errors.ts';
import type { Sleep } from '../aliyun/wait.ts';
import type { SweepLimits } from './sweep-limits.ts';

export interface GateParts {
  limits: SweepLimits;
  /** Shared by the gates of all accounts. */
  total: LimitFunction;
  /** Alibaba's time as far as it is known, ms since the epoch: its minutes are what counts. */
  now(): number;
  sleep: Sleep;
  /** A number in [0, 1). */
  random(): number;
  signal: AbortSignal;
  /** Until when the account is to be left alone, from a sweep that was cut off. */
  pausedUntil?: number | undefined;
  onPause(until: number): void;
}

const MINUTE_MS = 60_000;
const LEAST_PAUSE_MS = 1_000;
/** Colleagues' browsers, and their console, must not all come back in the same moment. */
const SCATTER_MS = 2_000;

/**
 * Lets the calls of one account through: so many at a time, so many to one region in a while. After
 * a throttling answer the whole account is left alone until the server's minute is over, for nobody
 * outside knows which of its counters was full; then one call goes first, and others follow as
 * answers come.
 */
export function createAccountGate(parts: GateParts) {
  const { limits, total, now, sleep, random, signal } = parts;
  const calls = pLimit(limits.perAccount);
  const startsByRegion = new Map<string, number[]>();
  let pausedUntil = parts.pausedUntil ?? 0;

  function opensAt(regionId: string): number {
    const starts = startsByRegion.get(regionId) ?? [];
    const full = starts.at(-limits.callsPerWindow);
    return Math.max(pausedUntil, full === undefined ? 0 : full + limits.windowMs);
  }

  function count(regionId: string): void {
    const starts = startsByRegion.get(regionId) ?? [];
    startsByRegion.set(regionId, [...starts, now()].slice(-limits.callsPerWindow));
  }

  function pause({ retryAfterMs = 0 }: AliyunError): void {
    const untilNextMinute = MINUTE_MS - (now() % MINUTE_MS);
    const asked = retryAfterMs > 0 ? Math.min(retryAfterMs, MINUTE_MS) : untilNextMinute;
    const until = now() + Math.max(asked, LEAST_PAUSE_MS) + random() * SCATTER_MS;
    pausedUntil = Math.max(pausedUntil, until);
    calls.concurrency = 1;
    parts.onPause(pausedUntil);
  }

  /** Gives nothing if the gate has closed while the call stood in line. */
  async function pass<T>(regionId: string, call: () => Promise<T>): Promise<[T] | undefined> {
    signal.throwIfAborted();
    if (opensAt(regionId) > now()) return undefined;
    count(regionId);
    try {
      return [await call()];
    } catch (error) {
      // Before the next in line gets its turn.
      if (isThrottled(error)) pause(error);
      throw error;
    }
  }

  async function inTurn<T>(regionId: string, call: () => Promise<T>): Promise<T> {
    for (;;) {
      const wait = opensAt(regionId) - now();
      if (wait > 0) await sleep(wait, signal);
      const answer = await calls(() => total(() => pass(regionId, call)));
      if (!answer) continue;
      calls.concurrency = Math.min(calls.concurrency + 1, limits.perAccount);
      return answer[0];
    }
  }

  return {
    /** Makes the call when its turn comes, and again after a throttling answer. */
    async ask<T>(regionId: string, call: () => Promise<T>): Promise<T> {
      for (let throttles = 1; ; throttles += 1) {
        try {
          return await inTurn(regionId, call);
        } catch (error) {
          if (!isThrottled(error) || throttles > limits.throttles) throw error;
        }
      }
    },
  };
}

export type AccountGate = ReturnType<typeof createAccountGate>;

const isThrottled = (error: unknown): error is AliyunError =>
  error instanceof AliyunError && error.kind === 'throttled';
