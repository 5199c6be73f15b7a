import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionState } from '../../../lib/vnc/session-state.ts';
import type { Keyboard } from '../../../lib/vnc/typing/keyboard.ts';
import type { Layout } from '../../../lib/vnc/typing/layout.ts';
import type { Progress } from '../../../lib/vnc/typing/progress.ts';
import { startTyping, type Typist } from '../../../lib/vnc/typing/typist.ts';

/** A text that is being typed, or was until just now. */
export interface TypingRun {
  characters: readonly string[];
  progress: Progress;
}

export interface RunState {
  /** Null while there is nothing to tell. */
  readonly run: ReadonlySignal<TypingRun | null>;
  /** Whether there is something left to be typed, paused or not. */
  isUnderWay(): boolean;
  begin(characters: readonly string[], layout: Layout, fastestMs: number): void;
  pause(): void;
  goOn(): void;
  cancel(): void;
  forget(): void;
  /** Has the typing end with its connection. Gives back what ends that. */
  watch(): () => void;
}

export interface RunDeps {
  session: ReadonlySignal<SessionState>;
  /** That of the connection that is up; null if none is. */
  keyboard(): Keyboard | null;
  /** Text is being typed: a session that nobody uses for long would let its connection go. */
  onUse(): void;
  now(): number;
  after(ms: number, callback: () => void): () => void;
}

/** Long enough to be read, ms. */
const DONE_SHOWN_MS = 5000;

export function createRunState({ session, keyboard, onUse, now, after }: RunDeps): RunState {
  const run = signal<TypingRun | null>(null);
  let typist: Typist | null = null;

  function forgetLater(): void {
    const done = run.value;
    after(DONE_SHOWN_MS, () => {
      if (run.value === done) run.value = null;
    });
  }

  return {
    run,
    isUnderWay: () => run.value !== null && run.value.progress.phase !== 'ended',
    begin(characters, layout, fastestMs) {
      const connected = keyboard();
      if (!connected) return;
      typist = startTyping(characters, {
        keyboard: connected,
        layout,
        fastestMs,
        isLive: () => session.value.name === 'live',
        onProgress(progress) {
          run.value = { characters, progress };
          onUse();
          if (progress.end === 'done') forgetLater();
        },
        now,
        after,
      });
    },
    pause: () => typist?.pause(),
    goOn: () => typist?.goOn(),
    cancel: () => typist?.cancel(),
    forget() {
      run.value = null;
    },
    watch: () =>
      effect(() => {
        const { name } = session.value;
        if (name !== 'live' && name !== 'stalled') typist?.lose();
      }),
  };
}
