import type { ViewerState } from './viewer-state.ts';

/** What the toolbar button wears. */
export interface Badge {
  text: string;
  /** The background behind the text, which is white. */
  colour: string;
  live: number;
  lost: number;
}

/** The accent and the danger of `components/shared/tokens.css`: white can be read on both. */
const CALM = '#4f52c9';
const WARNING = '#b82a3c';

/** A badge has room for about three characters. */
const COUNT_MAX = 99;

/** The number of live viewers; with a `!` in a warning colour while one has lost its screen. */
export function badgeOf(states: readonly ViewerState[]): Badge {
  const live = states.filter((state) => state === 'live').length;
  const lost = states.filter((state) => state === 'lost').length;
  const count = live === 0 ? '' : `${Math.min(live, COUNT_MAX)}`;
  return {
    text: lost === 0 ? count : `${count}!`,
    colour: lost === 0 ? CALM : WARNING,
    live,
    lost,
  };
}
