/** Silence that is worth a word: an answer at 300 ms round trip is long there. */
export const STALLED_MS = 2500;

/** Silence after which nobody believes in the connection any more. */
export const LOST_MS = 10_000;

/** How often the server is asked while it says nothing by itself. */
const ASK_MS = 1000;

/** A question must have had this long for its answer before anything is concluded from silence. */
const FAIR_CHANCE_MS = 1500;

/**
 * A server that does not answer at once looks at its times what was asked, this far apart at most
 * (QEMU before 6.0, on a screen that is still).
 */
export const LATE_ANSWER_MS = 3000;

/** A look that comes this late means that the computer, or the window, slept meanwhile. */
const SLEPT_MS = 5000;

/** How often to look. Background windows make of it a second, and later a minute. */
export const LOOK_MS = 250;

/**
 * What is known of a connection's life, by timestamps alone: timers in background windows come late,
 * so nothing is counted in them. All times in ms of one clock.
 */
export interface Life {
  /** When bytes came last. */
  heardAt: number;
  /** When the oldest question without an answer was asked. */
  askedAt: number | null;
  lookedAt: number;
  /** The question was asked again after a sleep, and that was the one second chance. */
  forgiven: boolean;
}

export type Verdict = 'alive' | 'silent' | 'lost';

export const bornAt = (now: number): Life => ({
  heardAt: now,
  askedAt: null,
  lookedAt: now,
  forgiven: false,
});

/** Bytes came: whatever was asked is answered, as far as life is concerned. */
export const heard = (life: Life, now: number): Life => ({
  ...life,
  heardAt: now,
  askedAt: null,
  forgiven: false,
});

/**
 * Looks at a connection: says what to think of it, and whether to ask it now.
 * @param urgent something happened that makes an answer interesting at once: `online`, a focus
 * @param lateMs how long the server may take for an answer by its own doing
 */
export function look(
  life: Life,
  now: number,
  urgent = false,
  lateMs = 0,
): { life: Life; ask: boolean; verdict: Verdict } {
  const next = { ...life, lookedAt: now };
  // What came during a sleep may still wait to be read, so nobody is judged by a sleep. But only
  // once: in a window that is hidden for long, every look is late.
  if (now - life.lookedAt >= SLEPT_MS && !life.forgiven) {
    return {
      life: { ...next, heardAt: now, askedAt: now, forgiven: true },
      ask: true,
      verdict: 'alive',
    };
  }
  if (life.askedAt === null) {
    const ask = urgent || now - life.heardAt >= ASK_MS;
    return { life: { ...next, askedAt: ask ? now : null }, ask, verdict: 'alive' };
  }
  return { life: next, ask: urgent, verdict: judge(life.heardAt, life.askedAt, now, lateMs) };
}

function judge(heardAt: number, askedAt: number, now: number, lateMs: number): Verdict {
  const silence = now - heardAt;
  const patience = now - askedAt;
  if (silence >= LOST_MS && patience >= LOST_MS - ASK_MS - FAIR_CHANCE_MS) return 'lost';
  const isSilent = silence >= STALLED_MS + lateMs && patience >= FAIR_CHANCE_MS + lateMs;
  return isSilent ? 'silent' : 'alive';
}
