import { bornAt, heard, LATE_ANSWER_MS, LOOK_MS, look } from './liveness.ts';

export interface PulseDeps {
  /** Asks the server for a sign of life. */
  ping(): void;
  /** Whether the server takes its time for answers, however good the link. */
  answersLate(): boolean;
  /** No answer since then, for long enough to say so. Told once, until something is heard. */
  onSilent(since: number): void;
  onHeard(): void;
  onLost(): void;
  /** Called with every look: a pulse is also the clock of what else belongs to a connection. */
  onLook(): void;
  now(): number;
  after(ms: number, callback: () => void): () => void;
}

export interface Pulse {
  /** Bytes came. */
  heard(): void;
  /** Something happened that makes an answer interesting at once. */
  wake(): void;
  stop(): void;
}

/** Feels whether a connection lives, from now until it is stopped. */
export function createPulse(deps: PulseDeps): Pulse {
  let life = bornAt(deps.now());
  let silent = false;
  let stopped = false;
  let cancel = deps.after(LOOK_MS, lookAgain);

  function lookAgain(): void {
    examine(false);
    if (!stopped) deps.onLook();
    if (!stopped) cancel = deps.after(LOOK_MS, lookAgain);
  }

  function examine(urgent: boolean): void {
    const lateMs = deps.answersLate() ? LATE_ANSWER_MS : 0;
    const seen = look(life, deps.now(), urgent, lateMs);
    life = seen.life;
    if (seen.ask) deps.ping();
    if (seen.verdict === 'lost') deps.onLost();
    if (seen.verdict === 'silent' && !silent) {
      silent = true;
      deps.onSilent(life.heardAt);
    }
  }

  return {
    heard() {
      life = heard(life, deps.now());
      if (!silent) return;
      silent = false;
      deps.onHeard();
    },
    wake: () => examine(true),
    stop() {
      stopped = true;
      cancel();
    },
  };
}
