import { expect, test } from 'vitest';
import { problemText } from '../../../components/shared/problem-text.ts';
import { againWord, sessionWord } from '../../../components/shared/session-words.ts';
import { CONNECTIONS_PER_MINUTE } from '../../../lib/viewers/pace.ts';
import type { SessionEnd } from '../../../lib/vnc/session-state.ts';
import { simulateHours } from './simulated-days.ts';

/** Mulberry32: the same numbers for the same seed, so that a finding can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ALL_ENDS = Object.keys({
  closed: true,
  gone: true,
  idle: true,
  locked: true,
  password: true,
  permission: true,
  refused: true,
  stopped: true,
  'taken-over': true,
  unsupported: true,
} satisfies Record<SessionEnd, true>);

test('10,000 hours of faults: never too many connections, never two, never stuck', async () => {
  const found = await simulateHours(10_000, seeded(20_261_124));

  expect(found.busiestMinute).toBeLessThanOrEqual(CONNECTIONS_PER_MINUTE);
  expect(found.mostOpenAtOnce).toBe(1);
  expect(found.stuck).toEqual([]);

  // The days were bad enough to tell something.
  expect(found.connections).toBeGreaterThan(5000);
  expect(found.busiestMinute).toBeGreaterThan(10);
  expect([...found.states].sort()).toEqual(
    ['ended', 'live', 'opening', 'stalled', 'waiting', 'watching'].sort(),
  );
  const ends = [...found.ends.values()];
  expect([...new Set(ends.map(({ end }) => end))].sort()).toEqual(ALL_ENDS);
  for (const state of ends) {
    expect(sessionWord(state)).not.toBe('');
    expect(againWord(state.end)).not.toBe('');
    if (state.end === 'closed') continue;
    const { title, advice } = problemText(state.problem ?? { kind: 'other' });
    expect(title).not.toBe('');
    expect(advice).toMatch(/\.$/);
  }
}, 60_000);
