import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type InstanceRef, instanceKey } from '../../lib/instance-ref.ts';
import type { DatedScreenshot } from '../../lib/instances/screenshots.ts';
import type { Problem } from '../../lib/problem.ts';
import type { Ask } from '../shared/ask.ts';

/** A row that is only passed on the way to another is not asked about. */
const REST_MS = 300;

/** Pictures that are kept for who comes back to a row: shown at once, and renewed. */
const KEPT_MAX = 16;

export interface Picture {
  /** The instance, by its key. */
  key: string;
  loading: boolean;
  shot?: DatedScreenshot;
  problem?: Problem;
}

interface PreviewParts {
  ask: Ask;
  /** The chosen instance, if it runs: nothing else has a screen. */
  chosen: ReadonlySignal<InstanceRef | undefined>;
  /** Calls back after some ms unless the signal aborts. */
  after(ms: number, signal: AbortSignal, call: () => void): void;
}

/** A picture of the chosen instance's screen, once the choice has rested on it. */
export function createPreviewState({ ask, chosen, after }: PreviewParts) {
  /** Undefined until the setting is known. */
  const isOn = signal<boolean>();
  const picture = signal<Picture>();
  const kept = new Map<string, DatedScreenshot>();

  async function take(instance: InstanceRef, wakeUp: boolean): Promise<void> {
    const key = instanceKey(instance);
    const before = kept.get(key);
    picture.value = { key, loading: true, ...(before && { shot: before }) };
    const answer = await ask('inventory.screenshot', { instance, ...(wakeUp && { wakeUp }) });
    if (answer.ok) keep(key, answer.value);
    if (picture.value?.key !== key) return;
    picture.value = answer.ok
      ? { key, loading: false, shot: answer.value }
      : { key, loading: false, problem: answer.problem };
  }

  function keep(key: string, shot: DatedScreenshot): void {
    kept.delete(key);
    kept.set(key, shot);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  }

  /** Follows the choice from here on. Gives back what ends that. */
  function follow(): () => void {
    let last = '';
    let resting = new AbortController();
    const stop = effect(() => {
      const instance = isOn.value ? chosen.value : undefined;
      const key = instance ? instanceKey(instance) : '';
      // The row itself may have changed, and its screen is the same one still.
      if (key === last) return;
      last = key;
      resting.abort();
      resting = new AbortController();
      const shot = kept.get(key);
      picture.value = instance && { key, loading: true, ...(shot && { shot }) };
      if (instance) after(REST_MS, resting.signal, () => take(instance, false));
    });
    return () => {
      stop();
      resting.abort();
    };
  }

  return {
    isOn,
    picture,
    follow,
    async start(): Promise<void> {
      const answer = await ask('settings.preview', {});
      isOn.value = answer.ok && answer.value;
    },
    async turn(on: boolean): Promise<void> {
      isOn.value = on;
      await ask('settings.setPreview', { on });
    },
    /** Another picture of the chosen instance, which `wakeUp` wakes if it sleeps. */
    async again({ wakeUp = false } = {}): Promise<void> {
      if (chosen.value) await take(chosen.value, wakeUp);
    },
  };
}

export type PreviewState = ReturnType<typeof createPreviewState>;
