import { expect, test } from 'vitest';
import { createRounds } from '../../../lib/vnc/pacer-rounds.ts';

/** A server that was seen to send a frame at 0, and asked for more at those times. */
function askedAt(...times: number[]): ReturnType<typeof createRounds> {
  const rounds = createRounds();
  rounds.frameCame(0);
  for (const at of times) rounds.asked(at);
  return rounds;
}

test('a round that is asked for sends a frame, and the next one is as soon', () => {
  const rounds = askedAt(10, 40, 70);
  expect(rounds.framesUntil(95)).toEqual([30, 60, 90]);
  expect(rounds.ahead(95)).toEqual({ nextAt: 120, laterAt: 200, isAsked: false });
});

test('any number of requests for a round bring one frame', () => {
  expect(askedAt(1, 5, 10, 29).framesUntil(200)).toEqual([30]);
});

test('rounds that nobody asks for come ever later, and frames bring them back', () => {
  const rounds = askedAt();
  expect(rounds.ahead(0)).toEqual({ nextAt: 30, laterAt: 110, isAsked: false });
  expect(rounds.ahead(30)).toEqual({ nextAt: 110, laterAt: 240, isAsked: false });
  rounds.asked(31);
  expect(rounds.ahead(31)).toMatchObject({ nextAt: 110, isAsked: true });
  expect(rounds.ahead(110)).toEqual({ nextAt: 150, laterAt: 240, isAsked: false });
});

test('however long nothing moves, a round is at most three seconds away', () => {
  const { nextAt } = askedAt().ahead(100_000);
  expect(nextAt).toBeGreaterThan(100_000);
  expect(nextAt).toBeLessThanOrEqual(103_000);
});

test('a frame on an idle link corrects what was foretold, and the interval that explains it', () => {
  const rounds = askedAt(10, 140);
  rounds.frameCame(undefined);
  // Foretold were frames at 30 and 240. Rounds at 80 and 120 explain one at 210: 80, 40, 90.
  rounds.frameCame(210);
  expect(rounds.ahead(210).nextAt).toBe(255);
});

test('a server that takes longer for its rounds than it should is followed', () => {
  const rounds = createRounds();
  const REAL_MS = 34;
  for (let round = 1; round <= 40; round++) {
    rounds.asked(round * REAL_MS - 20);
    rounds.frameCame(round * REAL_MS);
  }
  const last = 40 * REAL_MS;
  expect(rounds.ahead(last).nextAt).toBeCloseTo(last + REAL_MS, 0);
});
