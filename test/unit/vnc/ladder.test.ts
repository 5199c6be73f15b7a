import { expect, test } from 'vitest';
import { climb, type Ladder, ladderAsAlibaba, ladderFrom, RUNGS } from '../../../lib/vnc/ladder.ts';

/** The rungs that are tried while every connection is refused. */
function refusals(start: Ladder, mayBeAlibaba: boolean, count: number) {
  let ladder = start;
  const rungs = [ladder.rung];
  const exhausted: number[] = [];
  for (let refusal = 1; refusal <= count; refusal++) {
    const { exhausted: over, ...next } = climb(ladder, mayBeAlibaba);
    if (over) exhausted.push(refusal);
    ladder = next;
    rungs.push(ladder.rung);
  }
  return { rungs, exhausted };
}

test('binary is offered first, then nothing; then both as Alibaba', () => {
  expect(RUNGS.map(({ protocols, asAlibaba }) => [...protocols, asAlibaba])).toEqual([
    ['binary', false],
    [false],
    ['binary', true],
    [true],
  ]);
});

test('without the permission the first two take turns, and the person is asked after two rounds', () => {
  expect(refusals(ladderFrom(undefined), false, 4)).toEqual({
    rungs: [0, 1, 0, 1, 0],
    exhausted: [4],
  });
});

test('with it all four take turns, and nothing is asked', () => {
  expect(refusals(ladderFrom(undefined), true, 9)).toEqual({
    rungs: [0, 1, 2, 3, 0, 1, 2, 3, 0, 1],
    exhausted: [],
  });
  expect(refusals(ladderAsAlibaba(), true, 1).rungs).toEqual([2, 3]);
});

test('a rung that worked is kept through a restart of the proxy, and nothing is ever asked', () => {
  expect(refusals(ladderFrom(1), false, 9)).toEqual({
    rungs: [1, 1, 1, 0, 1, 0, 1, 0, 1, 0],
    exhausted: [],
  });
});

test('what was remembered wrongly is not believed', () => {
  expect(ladderFrom(17)).toEqual(ladderFrom(undefined));
});
