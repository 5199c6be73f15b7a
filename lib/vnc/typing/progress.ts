/** How typing ended. */
export type TypingEnd =
  | 'done'
  | 'cancelled'
  /** The connection ended. */
  | 'lost'
  /** The guest's CapsLock stays on, so nothing could be typed exactly. */
  | 'caps-lock';

/** How far typing is, in characters. */
export interface Progress {
  phase: 'typing' | 'paused' | 'ended';
  /** Once it has ended. */
  end?: TypingEnd;
  total: number;
  sent: number;
  /** Those that the server has certainly taken. Between this and `sent`, nobody can say. */
  taken: number;
  /** An estimate of the time that is left, ms. */
  leftMs: number;
}

/** With Shift pressed and let go for about every fourth character. */
const EVENTS_A_CHARACTER = 2.5;

/** About how long so many characters take, ms, if an event is given `paceMs`. */
export const estimateMs = (characters: number, paceMs: number): number =>
  characters * EVENTS_A_CHARACTER * paceMs;
