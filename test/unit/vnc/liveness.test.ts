import { describe, expect, test } from 'vitest';
import {
  bornAt,
  heard,
  LATE_ANSWER_MS,
  type Life,
  LOOK_MS,
  look,
  type Verdict,
} from '../../../lib/vnc/liveness.ts';

/** Looks as timers would, `every` ms, and gives the time of the first look with a verdict. */
function firstLookWith(verdict: Verdict, start: Life, every: number, until = 300_000) {
  let life = start;
  for (let now = start.lookedAt + every; now <= until; now += every) {
    const seen = look(life, now);
    life = seen.life;
    if (seen.verdict === verdict) return now;
  }
  return undefined;
}

test('asks once a second while nothing comes, and not before', () => {
  let life = bornAt(0);
  const asked: number[] = [];
  for (let now = LOOK_MS; now <= 5000; now += LOOK_MS) {
    const seen = look(life, now);
    life = seen.life;
    if (!seen.ask) continue;
    asked.push(now);
    life = heard(life, now);
  }
  expect(asked).toEqual([1000, 2000, 3000, 4000, 5000]);
});

test('silence is told within 3 s, and the connection given up after 10 s', () => {
  expect(firstLookWith('silent', bornAt(0), LOOK_MS)).toBe(2500);
  expect(firstLookWith('lost', bornAt(0), LOOK_MS)).toBe(10_000);
});

test('a server that answers late by its own doing is given that time, and lost no later', () => {
  const asked = look(bornAt(0), 1000).life;
  expect(look(asked, 5250, false, LATE_ANSWER_MS).verdict).toBe('alive');
  expect(look(asked, 5500, false, LATE_ANSWER_MS).verdict).toBe('silent');
  const later = { ...asked, lookedAt: 9750 };
  expect(look(later, 10_000, false, LATE_ANSWER_MS).verdict).toBe('lost');
});

test('any byte starts the count anew', () => {
  const life = heard(bornAt(0), 9900);
  expect(look({ ...life, lookedAt: 9900 }, 10_100).verdict).toBe('alive');
});

test('an urgent look asks at once, and again if it asked before', () => {
  const first = look(bornAt(0), 100, true);
  expect(first.ask).toBe(true);
  expect(look(first.life, 200, true).ask).toBe(true);
});

describe('late timers', () => {
  test('of a second (a background window) tell silence and loss all the same', () => {
    expect(firstLookWith('silent', bornAt(0), 1000)).toBe(3000);
    expect(firstLookWith('lost', bornAt(0), 1000)).toBe(10_000);
  });

  test('of a minute (hidden for long) give one second chance, not one after another', () => {
    expect(firstLookWith('lost', bornAt(0), 60_000)).toBe(120_000);
  });

  test('of a sleep ask at once and judge nobody yet', () => {
    const asked = look(heard(bornAt(0), 500), 1000).life;
    const woken = look(asked, 3_600_000);
    expect(woken).toMatchObject({ ask: true, verdict: 'alive' });
    expect(firstLookWith('lost', woken.life, LOOK_MS, 3_700_000)).toBe(3_610_000);
  });

  test('with answers in between never judge a healthy connection', () => {
    let life = bornAt(0);
    for (let now = 60_000; now < 3_600_000; now += 60_000) {
      const seen = look(life, now);
      expect(seen.verdict).toBe('alive');
      life = heard(seen.life, now + 100);
    }
  });
});
